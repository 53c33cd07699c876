import type { Step } from "../../plan/run-plan.ts";
import type { Exit } from "../event.ts";
import { aborted } from "./aborted.ts";
import { killGroup } from "./group.ts";
import { lowerPriority } from "./lower-priority.ts";
import { childRunning, type Running } from "./running.ts";
import { type Surroundings, spawnCommand } from "./spawn.ts";

const KILLED: Exit = { code: null, signal: "SIGKILL" };

export type Recorder = (running: Running | null) => void;

/** Where a command runs, what ends it early, and who is told of it. */
export interface CommandContext {
  readonly surroundings: Surroundings;
  readonly signal: AbortSignal;
  readonly record: Recorder;
  /** True for what is made while its predecessor answers people, who are not to notice. */
  readonly isPatient?: boolean;
}

/** Runs a command to its end. Past its timeout, or when the signal fires, its whole group is killed. */
export async function runCommand(step: Step & { readonly kind: "command" }, context: CommandContext): Promise<void> {
  const { child, pid } = await spawnCommand(step.command, context.surroundings);
  if (context.isPatient) lowerPriority(pid);
  const running = childRunning(child, pid);
  context.record(running);
  const late = AbortSignal.timeout(step.timeout);
  const either = AbortSignal.any([late, context.signal]);
  const exit = await Promise.race([running.exited, aborted(either).then(() => KILLED)]);
  await killGroup(pid);
  context.record(null);
  if (late.aborted) throw new Error(`still running after ${step.timeout} ms`);
  context.signal.throwIfAborted();
  if (exit.code !== 0) throw new Error(exit.signal === null ? `exit code ${exit.code}` : `ended by ${exit.signal}`);
}
