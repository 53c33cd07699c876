/**
 * Makes a machine ready for `npm start` and `npm test`, and does nothing when it is. Plain JavaScript for Node 20 without any package,
 * because it runs before `npm ci` has. All output goes to stderr: stdout belongs to the command that follows.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { engines } from "./engines.mjs";
import { npmPackages } from "./npm-packages.mjs";
import { optional } from "./optional.mjs";
import { ENGINES, FOR_CONFORMANCE, FOR_TESTS } from "./requirements.mjs";
import { SetUpError } from "./set-up-error.mjs";
import { systemUser } from "./system-user.mjs";

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/**
 * npm packages, engines and the system user. Throws a `SetUpError` with the commands to run when it may not do it itself.
 *
 * @param {{ forTests?: boolean, forConformance?: boolean, repository?: string }} [options] `forTests` adds the browser, `forConformance` Docker
 */
export async function setUp({ forTests = false, forConformance = false, repository = REPOSITORY } = {}) {
  await npmPackages(repository);
  await engines([...ENGINES, ...(forTests ? FOR_TESTS : [])]);
  await systemUser();
  if (forConformance) await optional(engines(FOR_CONFORMANCE));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await setUp({
      forTests: process.argv.includes("--for-tests"),
      forConformance: process.argv.includes("--for-conformance"),
    });
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    const detail = error.detail === "" ? "" : `\n\n${error.detail.replace(/^(?=.)/gm, "  ")}\n`;
    process.stderr.write(`\n${error.message}${detail}\n`);
    process.exitCode = error.exitCode;
  }
}
