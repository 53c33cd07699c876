/**
 * `npm run bench [-- <name>…] [--write] [--short]`: measures what the platform promises, one benchmark after the other, and prints a table.
 * `--write` puts each into docs/benchmarks.md as soon as it is measured; `--short` only tries whether the benchmarks work;
 * `--count 8` is how often for those that do like things a number of times. Ends with 0 when every objective is met,
 * with 7 when one is missed or could not be judged, and with 130 after Ctrl-C, with everything stopped and removed.
 */
import { badRevisions } from "./bad-revisions.ts";
import { canary } from "./canary.ts";
import { check } from "./check.ts";
import { consoleCost } from "./console.ts";
import { deployments } from "./deployments.ts";
import { docs } from "./docs.ts";
import { edge } from "./edge.ts";
import { keepResult } from "./kept-results.ts";
import { list } from "./list.ts";
import { measureBusyness } from "./machine.ts";
import { media } from "./media.ts";
import { memory } from "./memory.ts";
import type { Benchmark, RunOptions } from "./objective.ts";
import { observed } from "./observed.ts";
import { overhead } from "./overhead.ts";
import { price } from "./price.ts";
import { replace } from "./replace.ts";
import { linesOf, type Result, tableOf } from "./report.ts";
import { restore } from "./restore.ts";
import { scaling } from "./scaling.ts";
import { start } from "./start.ts";
import { synth } from "./synth.ts";

const ALL: readonly Benchmark[] = [
  media,
  edge,
  overhead,
  observed,
  replace,
  scaling,
  deployments,
  badRevisions,
  list,
  restore,
  start,
  memory,
  check,
  price,
  docs,
  synth,
  canary,
  consoleCost,
];

const { words, count } = countIn(process.argv.slice(2));
const names = words.filter((word) => !word.startsWith("--"));
const isShort = words.includes("--short");
const isWriting = words.includes("--write");
const chosen = names.length === 0 ? ALL : ALL.filter(({ name }) => names.includes(name));
refuse(words);

// Whoever is interrupted puts away what it has started; a terminal has told the engines as well.
const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interruption.abort());

const results: Result[] = [];
for (const benchmark of chosen) {
  if (interruption.signal.aborted) break;
  process.stderr.write(`${benchmark.name} …\n`);
  const result = await measure(benchmark);
  if (interruption.signal.aborted) break;
  results.push(result);
  if (isWriting) await keepResult(result, ALL);
}
if (interruption.signal.aborted) {
  process.exitCode = 130;
} else {
  const lines = results.flatMap(linesOf);
  process.stdout.write(tableOf(lines));
  process.exitCode = lines.every(({ verdict }) => verdict === "pass") ? 0 : 7;
}

/** A benchmark that breaks does not hide what the others say. */
async function measure(benchmark: Benchmark): Promise<Result> {
  const { signal } = interruption;
  const at = new Date().toISOString();
  const load = await measureBusyness(signal).catch(() => ({ others: 1, average: 0, isQuiet: false }));
  const result = { name: benchmark.name, at, load, isShort };
  try {
    const objectives = await benchmark.run({ signal, short: isShort, ...count });
    for (const { what, detail, table } of objectives) {
      if (detail !== undefined) process.stderr.write(`  ${what}: ${detail}\n`);
      if (table !== undefined) process.stderr.write(`${table}\n`);
    }
    return { ...result, objectives, error: null };
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (!signal.aborted) process.stderr.write(`${text}\n`);
    return { ...result, objectives: [], error: error instanceof Error ? error.message : text };
  }
}

/** Takes `--count 8` out of the words. */
function countIn(words: readonly string[]): {
  readonly words: readonly string[];
  readonly count: Pick<RunOptions, "count">;
} {
  const at = words.indexOf("--count");
  const count = Number(words[at + 1]);
  if (at < 0 || !Number.isInteger(count) || count < 1) return { words, count: {} };
  return { words: words.toSpliced(at, 2), count: { count } };
}

function refuse(words: readonly string[]): void {
  const known = ["--write", "--short", ...ALL.map(({ name }) => name)];
  const unknown = words.filter((word) => !known.includes(word));
  const isVain = isWriting && isShort;
  if (unknown.length === 0 && !isVain) return;
  const text = isVain
    ? "A short run measures nothing that could be written: leave --short or --write out."
    : `There is no ${unknown.join(", ")}. There are: ${known.join(", ")}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
