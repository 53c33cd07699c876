import { SetUpError } from "./set-up-error.mjs";

/** The exit code when all is there but what only the conformance tier asks for: a check can go on, and says so. */
const WITHOUT_OPTIONAL = 3;
const INTERRUPTED = 130;

/**
 * Waits for an installation that a check can do without. What could not be had gets an exit code of its own;
 * Ctrl-C and errors of ours stay what they are.
 *
 * @param {Promise<void>} installation
 */
export async function optional(installation) {
  try {
    await installation;
  } catch (error) {
    if (!(error instanceof SetUpError) || error.exitCode === INTERRUPTED) throw error;
    throw new SetUpError(error.message, { detail: error.detail, exitCode: WITHOUT_OPTIONAL });
  }
}
