import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, fchmodSync, fchownSync, openSync } from "node:fs";
import type { Command } from "../../plan/run-plan.ts";
import type { User } from "../state/user.ts";

/** Where and as whom a command is executed. */
export interface Surroundings {
  readonly log: string;
  /** Where its standard output goes; to the log when absent. A program that opens /dev/stdout itself may write there. */
  readonly output?: string;
  readonly home: string;
  /** Null to stay who we are. */
  readonly user: User | null;
  /** Whose folders are worked in: what steps note there is written as him. */
  readonly owner: User | null;
}

/**
 * Starts a command in a process group of its own, with its output appended to a file by descriptor: no pipe ends in
 * this process, so the child survives it. Resolves when the program was executed, rejects when it could not be.
 */
export function spawnCommand(
  command: Command,
  surroundings: Surroundings,
): Promise<{ child: ChildProcess; pid: number }> {
  const [program = "", ...args] = command.argv;
  // Ours, also when it is written by somebody else: he has the descriptor and needs no name.
  const log = openSync(surroundings.log, "a", 0o600);
  const output = surroundings.output === undefined ? log : openOutput(surroundings.output, surroundings.user);
  try {
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: environmentOf(command, surroundings),
      detached: true,
      stdio: ["ignore", output, log],
      ...(surroundings.user === null ? {} : { uid: surroundings.user.uid, gid: surroundings.user.gid }),
    });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      if (child.pid !== undefined) resolve({ child, pid: child.pid });
    });
  } finally {
    closeSync(log);
    if (output !== log) closeSync(output);
  }
}

/** nginx opens its standard output once more, by its name in /proc: the folder does not matter for that, but the file's own rights do. */
function openOutput(path: string, user: User | null): number {
  const output = openSync(path, "a", 0o600);
  if (user === null) return output;
  fchownSync(output, process.getuid?.() ?? 0, user.gid);
  fchmodSync(output, 0o620);
  return output;
}

/** A child gets what its plan says and the four words every program expects; nothing of the caller's environment leaks in. */
function environmentOf(command: Command, { home }: Surroundings): Record<string, string> {
  const { PATH = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", LANG = "C.UTF-8", TZ = "UTC" } = process.env;
  return { PATH, HOME: home, LANG, TZ, ...command.env };
}
