import { setTimeout as sleep } from "node:timers/promises";
import type { RunSnapshot } from "@terrace/core/report";
import { ControlError, callControl, controlEvents } from "./control/client.ts";
import type { Failure, RunEvent } from "./event.ts";
import { launch } from "./launch.ts";
import { excerpt } from "./logs/excerpt.ts";
import { makeWay } from "./make-way.ts";
import { type Failed, StartFailure } from "./start-failure.ts";

export interface BringUpOptions {
  readonly platform: string;
  readonly onEvent: (event: RunEvent) => void;
  /** Ends the start; what it had started is then to be stopped. */
  readonly signal?: AbortSignal;
  /** The program of the control plane, where it is not the usual one. */
  readonly entry?: string;
}

/**
 * Makes what a state folder wants true, through the control plane at work or by starting one, and returns when everything is
 * healthy. One that has loaded other code than Terrace's own is now makes way for another, while everything it started serves on. Throws a `StartFailure` otherwise; `onLaunched` tells before that whether there was none before.
 */
export async function bringUp(
  state: string,
  options: BringUpOptions,
  onLaunched: () => void = () => undefined,
): Promise<RunSnapshot> {
  for (;;) {
    const { launched, after } = await reach(state, options);
    if (launched) onLaunched();
    stopIfAborted(options);
    const snapshot = await untilReady(state, after, options);
    if (snapshot !== "handed-over") return snapshot;
  }
}

function stopIfAborted({ platform, signal }: BringUpOptions): void {
  if (signal?.aborted) throw new StartFailure(platform, { reason: "stopped" });
}

async function reach(
  state: string,
  options: BringUpOptions,
): Promise<{ readonly launched: boolean; readonly after: number }> {
  const { platform, entry } = options;
  for (;;) {
    stopIfAborted(options);
    try {
      await makeWay(state, options);
      stopIfAborted(options);
      const applied = await callControl<{ after: number }>(state, "POST /apply");
      if (applied !== null) return { launched: false, after: applied.after };
      if (await launch(state, platform, entry)) return { launched: true, after: 0 };
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      // It is being stopped: the next one starts when it is gone.
      if (error.code !== "STOPPING") throw new StartFailure(platform, failureOf(error, state));
    }
    await sleep(50);
  }
}

/** A new revision's task that fails is judged by its deployment, which is waited for: the platform serves on meanwhile. */
async function untilReady(state: string, after: number, options: BringUpOptions): Promise<RunSnapshot | "handed-over"> {
  const { platform, onEvent, signal } = options;
  const deploying = new Set<string>();
  const missed: Failed[] = [];
  const causes = new Map<string, Failed>();
  for await (const { event } of controlEvents(state, after, signal)) {
    onEvent(event);
    if (event.type === "deployment-awaited" || event.type === "deployment-step") deploying.add(event.name);
    if (event.type === "deployment-ended") deploying.delete(event.name);
    if (event.type === "platform-handed-over") return "handed-over";
    if (event.type === "platform-stopping") throw new StartFailure(platform, { reason: "stopped" });
    if (event.type === "failed") {
      const service = serviceOf(event.name);
      if (event.failure.reason === "deployment") missed.push(event);
      else if (deploying.has(service)) causes.set(service, event);
      else throw new StartFailure(event.name, event.failure);
    }
    if (event.type !== "platform-ready") continue;
    const [first, ...others] = missed;
    const known = missed.flatMap(({ name }) => causes.get(name) ?? []);
    if (first !== undefined) throw new StartFailure(first.name, first.failure, [...others, ...known]);
    const snapshot = await callControl<RunSnapshot>(state, "GET /status");
    if (snapshot !== null) return snapshot;
  }
  stopIfAborted(options);
  throw new StartFailure(platform, failureOf(new Error("it ended"), state));
}

/** The service whose task that is. */
function serviceOf(task: string): string {
  return task.replace(/-\d+$/, "");
}

function failureOf(error: Error, state: string): Failure {
  if (error instanceof ControlError && error.diagnostics.length > 0) {
    return { reason: "plan", diagnostics: error.diagnostics };
  }
  return { reason: "control-plane", error: error.message, log: excerpt(`${state}/logs/control-plane.log`) };
}
