import type { PlatformRef } from "@terrace/run/client";
import { listRunning, type RunningPlatform } from "@terrace/run/running";
import { UserError } from "../user-error.ts";
import { askedFor } from "./choose-environment.ts";
import { named } from "./named.ts";
import { stateRoot } from "./state-root.ts";

/**
 * Which platform and environment a command about something running means: what runs decides, so that a platform whose file is
 * broken can still be looked at and stopped. Only what does not run is looked up in its `platform.ts`.
 */
export async function runningPlatform(word: string | undefined, given: string | undefined): Promise<PlatformRef> {
  const environment = askedFor(given);
  const root = stateRoot();
  const running = await listRunning(root);
  const meant = running.filter(
    (one) =>
      (word === undefined || one.platform === word) && (environment === undefined || one.environment === environment),
  );
  const [first, ...others] = meant;
  if (first !== undefined && others.length === 0) return refTo(first, root);
  if (first !== undefined) return refTo(preferred(meant), root);
  // Loaded when it is needed: whoever describes platforms is the largest part of what a command about a running one would load.
  const { describedPlatform } = await import("./described-platform.ts");
  return describedPlatform({ word, environment }, running);
}

/** The error that a command about something running ends with when nothing does. */
export function isNotRunning({ platform, environment }: PlatformRef): UserError {
  return new UserError(`${platform} (${environment}) is not running.`, {
    code: "NOT_RUNNING",
    hint: `Start it with \`npx terrace up ${named({ platform, environment })}\``,
  });
}

/** Several candidates: the one in `local` if it is of one platform, else the person has to say. */
function preferred(candidates: readonly RunningPlatform[]): RunningPlatform {
  const platforms = new Set(candidates.map(({ platform }) => platform));
  const local = candidates.find(({ environment }) => environment === "local");
  if (platforms.size === 1 && local !== undefined) return local;
  const list = candidates.map(({ platform, environment }) => `${platform} (${environment})`).join(", ");
  throw new UserError("Several platforms are running; say which one.", {
    code: "UNKNOWN_PLATFORM",
    hint: `Running: ${list}`,
  });
}

function refTo({ platform, environment }: RunningPlatform, root: string): PlatformRef {
  return { platform, environment, stateRoot: root };
}
