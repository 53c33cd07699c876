import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** What became of one command line. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  readonly cwd?: string;
}

/** A command line that runs: to be waited for, watched and interrupted. */
export interface RunningTerrace {
  readonly finished: Promise<Finished>;
  /** Resolves when stdout or stderr has shown the text; rejects when the process ends before. */
  readonly shown: (text: string) => Promise<void>;
  readonly pid: number;
  /** What stands on stdout so far. */
  readonly output: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** Starts the command line as a user would, without colours, and without the environment's own ideas about Terrace. */
export function startTerrace(words: readonly string[], options: ProcessOptions = {}): RunningTerrace {
  const { TERRACE_STATE: _state, TERRACE_ENV: _env, FORCE_COLOR: _color, ...inherited } = process.env;
  const env = { ...inherited, NO_COLOR: "1", COLUMNS: "100", ...options.env };
  const bin = join(ROOT, "cli/bin/terrace.mjs");
  const child = spawn(options.node ?? process.execPath, [bin, ...words], { cwd: options.cwd ?? ROOT, env });
  const output = { stdout: "", stderr: "" };
  const watchers = new Set<() => void>();
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (chunk: string) => {
      output[name] += chunk;
      for (const look of watchers) look();
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
  const shown = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (output.stdout.includes(text) || output.stderr.includes(text)) resolve();
      };
      watchers.add(look);
      look();
      finished.then(({ stderr }) => reject(new Error(`ended without "${text}":\n${stderr}`)), reject);
    });
  return { finished, shown, pid: child.pid ?? 0, output: () => output.stdout, kill: (signal) => child.kill(signal) };
}

/** Runs one command line to its end. */
export function terrace(words: readonly string[], options: ProcessOptions = {}): Promise<Finished> {
  return startTerrace(words, options).finished;
}
