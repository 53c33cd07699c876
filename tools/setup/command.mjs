import { spawn } from "node:child_process";
import { SetUpError } from "./set-up-error.mjs";

/** How much of a failed command's output is shown. */
const SHOWN_LINES = 15;

/**
 * Runs a command to its end and keeps its output, which nobody needs unless it fails.
 * Signals that reach us are passed on, so that `apt-get` and `npm` end in order before we do.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(file, args, { cwd, env = process.env, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
    const chunks = [];
    let interrupted = false;
    const pass = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on("SIGINT", pass).on("SIGTERM", pass);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.stdin.on("error", () => {}).end(input ?? "");
    const finish = () => process.off("SIGINT", pass).off("SIGTERM", pass);
    child.on("error", (error) => {
      finish();
      reject(new SetUpError(`${file} cannot be started: ${error.message}`));
    });
    child.on("close", (code) => {
      finish();
      if (interrupted) reject(new SetUpError("Interrupted.", { exitCode: 130 }));
      else resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/**
 * Like `run`, but a non-zero exit is an error that carries a piece of the output: most programs say last what went wrong,
 * npm says it first.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string, cause?: "first" | "last" }} [options]
 */
export async function mustRun(file, args, { cause = "last", ...options } = {}) {
  const { code, output } = await run(file, args, options);
  if (code === 0) return output;
  const lines = output.trim().split("\n");
  const shown = cause === "first" ? lines.slice(0, SHOWN_LINES) : lines.slice(-SHOWN_LINES);
  throw new SetUpError(`\`${[file, ...args].join(" ")}\` failed with exit code ${code}.`, { detail: shown.join("\n") });
}
