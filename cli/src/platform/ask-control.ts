import {
  type ControlCall,
  ControlError,
  controlOf,
  type PlatformRef,
  readStatus,
  refusalOf,
} from "@terrace/run/client";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import { unanswered } from "./unanswered.ts";

/** What a refusal of the control plane ends with, where it is not the person's to put right. */
const EXITS: Readonly<Record<string, ExitCode>> = {
  BACKUP_FAILED: EXIT.deployment,
  RESTORE_FAILED: EXIT.deployment,
  ROTATION_FAILED: EXIT.deployment,
};

/** Refusals whose sentences say what helps: the catalogue's remedy would say it again. */
const SAID = [
  "NAME_TAKEN",
  "NOT_A_NAME",
  "NOT_A_TIME",
  "OUTSIDE_WINDOW",
  "PACKAGES_CHANGED",
  "STRATEGY_UNFIT",
  "UNKNOWN_DATABASE",
  "UNKNOWN_SERVICE",
  "VALIDATION_FAILED",
  "WHICH_DATABASE",
  "WOULD_BREAK",
];

/** Asks the control plane of a running platform. A refusal is a `UserError` with its sentence and what helps, and so is a platform that does not run. */
export async function askControl<T>(ref: PlatformRef, call: ControlCall, body?: unknown): Promise<T> {
  try {
    const answer = await controlOf(ref).ask<T>(call, body);
    if (answer === null) throw unanswered(ref, await readStatus(ref));
    return answer;
  } catch (error) {
    if (error instanceof ControlError && error.code === "NO_ANSWER") throw unanswered(ref, await readStatus(ref));
    throw refused(error);
  }
}

/** A control plane's refusal as a person is told it; any other error as it is. */
export function refused(error: unknown): unknown {
  if (!(error instanceof ControlError)) return error;
  const { code, message, diagnostics } = error;
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, "")}.`;
  const hint = SAID.includes(code) ? null : (refusalOf(code)?.remedy ?? null);
  return new UserError(sentence, { code, exitCode: EXITS[code] ?? EXIT.usage, hint, diagnostics });
}
