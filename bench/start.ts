import { execFile } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { ownFolder } from "./running.ts";

const execute = promisify(execFile);
const ROOT = join(import.meta.dirname, "..");

/** What a person waits for: `npm start` until everything answers. */
export const start: Benchmark = {
  name: "start",
  method:
    "`npm start --silent -- --detach --json` in a fresh clone of the last commit, from the command to its end, npm and the look at what is installed included. Cold: no data, no web build, no compiled code, the packages there (linked from the working copy). Warm: again after `terrace down`. Files may be in the page cache in both cases.",
  run,
};

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using folder = await ownFolder("start");
  const clone = join(folder.path, "terrace");
  await execute("git", ["clone", "--quiet", "--local", ROOT, clone]);
  await linkPackages(clone);
  const [cold, warm]: [number[], number[]] = [[], []];
  try {
    for (let turn = 0; turn < (short ? 1 : 3); turn++) {
      signal.throwIfAborted();
      await empty(clone);
      cold.push(await secondsToStart(clone, signal));
      await stop(clone);
    }
    for (let turn = 0; turn < (short ? 1 : 7); turn++) {
      signal.throwIfAborted();
      warm.push(await secondsToStart(clone, signal));
      await stop(clone);
    }
  } finally {
    await stop(clone);
    await empty(clone);
  }
  const common = { unit: "s", isBlurredByLoad: true };
  return [
    atMost(6, warm, { what: "`npm start`, warm, to healthy", ...common }),
    atMost(60, cold, { what: "`npm start`, cold, to healthy", ...common }),
  ];
}

/** Packages as the working copy has them, as hard links where the disk allows. What was built with them stays behind. */
async function linkPackages(clone: string): Promise<void> {
  const from = join(ROOT, "node_modules");
  const to = join(clone, "node_modules");
  await execute("cp", ["-al", from, to]).catch(async () => {
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true, verbatimSymlinks: true });
  });
}

/** Unlinks; nothing is written through the links, so the working copy's own caches stay. */
async function empty(clone: string): Promise<void> {
  const { stdout } = await execute("git", ["clean", "-dxfq", "-e", "/node_modules"], { cwd: clone });
  if (stdout !== "") throw new Error(stdout);
  await rm(join(clone, "node_modules/.cache"), { recursive: true, force: true });
}

async function secondsToStart(clone: string, signal: AbortSignal): Promise<number> {
  const { TERRACE_STATE: _state, TERRACE_ENV: _env, ...env } = process.env;
  const before = performance.now();
  const command = ["start", "--silent", "--", "--detach", "--json"];
  const { stdout } = await execute("npm", command, { cwd: clone, env, signal, killSignal: "SIGINT" });
  const seconds = (performance.now() - before) / 1_000;
  const { tasks, engines } = JSON.parse(stdout) as Record<"tasks" | "engines", { name: string; health: string }[]>;
  const ill = [...tasks, ...engines].filter(({ health }) => health !== "healthy");
  if (ill.length > 0) throw new Error(`not healthy: ${ill.map(({ name }) => name).join(", ")}`);
  return seconds;
}

/** Nothing to stop is fine: it comes last, whatever happened. */
async function stop(clone: string): Promise<void> {
  const { TERRACE_STATE: _state, TERRACE_ENV: _env, ...env } = process.env;
  await execute(process.execPath, ["cli/bin/terrace.mjs", "down", "breiq"], { cwd: clone, env }).catch(() => {});
}
