import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadProgress, LoadReport } from "@terrace/core/report";
import { checkLoad } from "./check-load.ts";
import type { GeneratorMessage, GeneratorOrder } from "./generator.ts";
import type { Load } from "./load.ts";
import { LoadError } from "./load-error.ts";

/** How a run is watched and ended early. */
export interface LoadOptions {
  /** Stops the run: what is due later is not part of it, what is out is waited for, and there is a report. */
  readonly signal?: AbortSignal;
  /** Called just before the first request and then each second. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/**
 * Runs a load from a process of its own, so that neither the caller's work nor its garbage delays a request, and reports how
 * each scheduled request ended. A run that proves nothing is `void` in the report, not an error.
 *
 * @throws {LoadError} with all that is wrong with the description; then nothing was sent.
 */
export async function runLoad(load: Load, { signal, onProgress }: LoadOptions = {}): Promise<LoadReport> {
  const problems = checkLoad(load);
  if (problems.length > 0) throw new LoadError(problems);
  const generator = fork(fileURLToPath(new URL("generator.ts", import.meta.url)), {
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const stop = () => order(generator, { type: "stop" });
  const hear = (message: GeneratorMessage) => {
    if (message.type === "progress") onProgress?.(message.progress);
    if (message.type !== "ready") return;
    order(generator, { type: "run", load });
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
  };
  try {
    return await reportOf(generator, hear);
  } finally {
    signal?.removeEventListener("abort", stop);
    generator.kill("SIGKILL");
  }
}

function reportOf(generator: ChildProcess, hear: (message: GeneratorMessage) => void): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    let said = "";
    generator.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
    generator.on("message", (message: GeneratorMessage) => {
      if (message.type === "report") resolve(message.report);
      else hear(message);
    });
    generator.on("error", reject);
    generator.on("exit", (code, signal) =>
      reject(new Error(`The load generator ended early (${signal ?? code}): ${said.trim()}`)),
    );
  });
}

function order(generator: ChildProcess, message: GeneratorOrder): void {
  if (generator.connected) generator.send(message);
}
