import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** Folders where engines live although a user's PATH often lacks them. */
const SYSTEM_FOLDERS = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/**
 * The requirements that this machine does not meet. Looks at files only and starts nothing, so that it costs a millisecond.
 *
 * @param {readonly import("./requirements.mjs").Requirement[]} requirements
 * @param {string} path a PATH
 */
export function missing(requirements, path) {
  const folders = [...path.split(":").filter((folder) => folder !== ""), ...SYSTEM_FOLDERS];
  return requirements.filter(({ programs }) => !programs.some((program) => present(program, folders)));
}

function present(program, folders) {
  return isAbsolute(program) ? existsSync(program) : folders.some((folder) => existsSync(join(folder, program)));
}
