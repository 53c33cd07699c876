import type { PlatformRef, PlatformStatus } from "@terrace/run/client";
import { UserError } from "../user-error.ts";
import { named } from "./named.ts";
import { isNotRunning } from "./running-platform.ts";

/** Why the control plane of a platform does not answer, and what helps: what it started may well serve on. */
export function unanswered(ref: PlatformRef, status: PlatformStatus): UserError {
  const { platform, environment } = ref;
  const words = named(ref);
  switch (status.state) {
    case "stopped":
      return isNotRunning(ref);
    case "starting":
      return new UserError(`${platform} (${environment}) is just starting.`, {
        code: "STARTING",
        hint: "Ask again in a moment",
      });
    case "unsupervised":
      return new UserError(`The control plane of ${platform} (${environment}) is dead; what it started runs on.`, {
        code: "UNSUPERVISED",
        detail: status.processes.map(({ name, pid }) => `${name}  pid ${pid}`),
        hint: `\`npx terrace up ${words}\` takes over again, \`npx terrace down ${words}\` stops it`,
      });
    case "silent":
      return new UserError(
        `The control plane of ${platform} (${environment}) does not answer; what it started runs on.`,
        {
          code: "NO_ANSWER",
          hint: `It is stopped or hangs. ${endingOf(status.pid)}; \`npx terrace up ${words}\` then has another one take over`,
        },
      );
    case "supervised":
      return new UserError(`The control plane of ${platform} (${environment}) is another one since it was asked.`, {
        code: "UNAVAILABLE",
        hint: "What it had done by then is not known: look, and ask again",
      });
  }
}

function endingOf(pid: number | null): string {
  if (pid === null) return "End its process";
  return `\`kill -CONT ${pid}\` lets one go on that was stopped, \`kill -9 ${pid}\` ends one that hangs`;
}
