import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { platformNames } from "./platforms.ts";

const PROGRAM = join(import.meta.dirname, "check-once.ts");
const LIMIT = 150;
const execute = promisify(execFile);

/** What a person waits for on every save: the words of the largest platform resolved, and held to every rule. */
export const check: Benchmark = {
  name: "check",
  method: `Every environment of the platform with the most resources, resolved and held to every rule, one after the other [in a process of its own](../bench/check-once.ts) that has done nothing before, so that compiling the code counts; only the start of Node and the reading of files are left out. The limit is ${LIMIT} ms for all environments together.`,
  run,
};

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const sizes: { readonly name: string; readonly resources: number }[] = [];
  for (const name of platformNames()) sizes.push({ name, resources: (await once(name)).resources });
  const [largest] = sizes.toSorted((a, b) => b.resources - a.resources);
  if (largest === undefined) throw new Error("there is no platform");
  const times: number[] = [];
  for (let turn = 0; turn < (short ? 2 : 15); turn++) {
    signal.throwIfAborted();
    times.push((await once(largest.name)).time);
  }
  return [
    atMost(LIMIT, times, {
      what: "check: resolve and check, largest platform, all environments",
      unit: "ms",
      isBlurredByLoad: true,
      detail: `${largest.name}, ${largest.resources} resources, is the largest of ${sizes.length} platforms.`,
    }),
  ];
}

async function once(name: string): Promise<{ readonly time: number; readonly resources: number }> {
  const { stdout } = await execute(process.execPath, [PROGRAM, name]);
  return JSON.parse(stdout) as { time: number; resources: number };
}
