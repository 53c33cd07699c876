import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeMachine } from "./machine.ts";
import type { Benchmark } from "./objective.ts";
import { documentOf, type Result } from "./report.ts";

const DOCS = join(import.meta.dirname, "../docs");
const KEPT = join(DOCS, "benchmarks.json");

/**
 * Puts a result in the place of the last one of its benchmark, and makes docs/benchmarks.md anew: a whole run takes an hour in which the machine
 * has to be left alone, so each counts as soon as it is there. What no benchmark measures any more goes.
 */
export async function keepResult(result: Result, benchmarks: readonly Benchmark[]): Promise<void> {
  const before: readonly Result[] = existsSync(KEPT) ? JSON.parse(await readFile(KEPT, "utf8")) : [];
  const results = benchmarks.flatMap(({ name }) =>
    name === result.name ? [result] : before.filter((one) => one.name === name),
  );
  await writeFile(KEPT, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(join(DOCS, "benchmarks.md"), documentOf(results, benchmarks, describeMachine()));
}
