import { setImmediate } from "node:timers/promises";
import { shareRange } from "../core/src/control/canary/statistics/range.ts";
import { seededRandom } from "../core/src/testing/random.ts";
import { type Fault, type Rehearsal, SOUND, simulateCanary } from "../core/src/testing/simulate-canary.ts";
import type { Benchmark, Objective, RunOptions } from "./objective.ts";

const SEED = 20_261_121;
const LOOKS = 20;
const ALPHA = 0.01;
const SIZES = [200, 1_000, 5_000, 20_000] as const;

/** How often a sound canary is condemned, and a faulty one found. */
export const canary: Benchmark = {
  name: "canary",
  method: `[Simulated canaries](../core/src/testing/simulate-canary.ts) are judged by \`judgeCanary\` with its usual rules (α = ${ALPHA} over all), each of them looked at ${LOOKS} times at even distances, the last time for good. Unless said otherwise a baseline of equal size runs beside it, 0.2 % of the requests fail on either side, and latencies are log-normal about 20 ms with one request in thirty eight times as long. A canary is condemned, or passes, or nothing is known of it in the end, and then it is rolled back at the deadline: a faulty one has been missed only if it passed. Brackets hold the range of 95 % confidence (Clopper and Pearson), and the range must meet the target, not its middle. The seed is fixed, so every machine gets the same figures.`,
  run,
};

interface Cell {
  readonly what: string;
  readonly rehearsal: Rehearsal;
  readonly runs: number;
}

interface Outcome extends Cell {
  readonly condemned: number;
  readonly passed: number;
  /** Requests that the canary had served when it was condemned, on average. */
  readonly served: number;
}

const USUAL = { ratio: 1, errorRate: 0.002, looks: LOOKS, outage: false };

/** Cheap ones often, expensive ones as often as the bound needs. */
const SOUND_RUNS = { 200: 3_000, 1000: 3_000, 5000: 1_500, 20000: 1_200 };
const FAULTY_RUNS = { 200: 2_000, 1000: 1_000, 5000: 400, 20000: 200 };

/** A common error rate so high that the usual increase would take 10,000 requests to show. */
const HIGH = { ...USUAL, fault: SOUND, requests: 5_000, rules: { detectableIncrease: 0.02 } };

const ODD: readonly Cell[] = [
  {
    what: "nine times as large a baseline",
    rehearsal: { ...USUAL, fault: SOUND, requests: 1_000, ratio: 9 },
    runs: 1_000,
  },
  { what: "no errors at all", rehearsal: { ...USUAL, fault: SOUND, requests: 2_000, errorRate: 0 }, runs: 1_000 },
  { what: "3 % errors on both sides, 2 % more to be shown", rehearsal: { ...HIGH, errorRate: 0.03 }, runs: 1_500 },
  {
    what: "an outage of both in the middle third, 2 % more to be shown",
    rehearsal: { ...HIGH, outage: true },
    runs: 1_000,
  },
];

/** What is promised of each fault: found in at least this share of cases with this many requests. */
const FAULTS: readonly {
  readonly what: string;
  readonly fault: Fault;
  readonly requests: number;
  readonly found: number;
}[] = [
  { what: "1 % more errors", fault: { errors: 0.01, slowdown: 1 }, requests: 5_000, found: 0.95 },
  { what: "2 % more errors", fault: { errors: 0.02, slowdown: 1 }, requests: 5_000, found: 0.95 },
  { what: "5 % more errors", fault: { errors: 0.05, slowdown: 1 }, requests: 1_000, found: 0.95 },
  { what: "latencies × 1.5", fault: { errors: 0, slowdown: 1.5 }, requests: 1_000, found: 0.95 },
  { what: "latencies × 3", fault: { errors: 0, slowdown: 3 }, requests: 200, found: 0.95 },
];

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const random = seededRandom(SEED);
  const all = async (cells: readonly Cell[]) => {
    const outcomes: Outcome[] = [];
    for (const cell of cells)
      outcomes.push(await rehearse(short ? { ...cell, runs: Math.min(cell.runs, 20) } : cell, { random, signal }));
    return outcomes;
  };
  const sound = await all([...SIZES.map((requests) => soundCell(requests)), ...ODD]);
  const objectives = [falseAlarms(sound)];
  for (const { what, fault, requests, found } of FAULTS) {
    const outcomes = await all(
      SIZES.map((size) => ({ what, rehearsal: { ...USUAL, fault, requests: size }, runs: FAULTY_RUNS[size] })),
    );
    const promised = outcomes.find(({ rehearsal }) => rehearsal.requests === requests);
    if (promised !== undefined) objectives.push(finds(promised, outcomes, found));
  }
  return objectives;
}

function soundCell(requests: (typeof SIZES)[number]): Cell {
  return { what: "no worse", rehearsal: { ...USUAL, fault: SOUND, requests }, runs: SOUND_RUNS[requests] };
}

async function rehearse(
  cell: Cell,
  { random, signal }: { readonly random: () => number; readonly signal: AbortSignal },
): Promise<Outcome> {
  let [condemned, passed, served] = [0, 0, 0];
  for (let run = 0; run < cell.runs; run++) {
    // Lets Ctrl-C through.
    if (run % 20 === 0) await setImmediate();
    signal.throwIfAborted();
    const end = simulateCanary(cell.rehearsal, random);
    if (end.verdict.verdict === "pass") passed += 1;
    if (end.verdict.verdict !== "fail") continue;
    condemned += 1;
    served += end.served;
  }
  return { ...cell, condemned, passed, served: served / Math.max(1, condemned) };
}

/** Cases are not added up: those with too few requests for a verdict would hide what happens to the others. */
function falseAlarms(outcomes: readonly Outcome[]): Objective {
  const ranges = outcomes.map(({ condemned, runs }) => ({ runs, ...rangeOf(condemned, runs) }));
  const [worst = { runs: 0, ...rangeOf(0, 0) }] = ranges.toSorted((a, b) => b.high - a.high);
  const rows = outcomes.map(
    (one) =>
      `| ${one.what} | ${one.rehearsal.requests} | ${one.runs} | ${shares(one.condemned, one.runs)} | ${shares(one.passed, one.runs)} |`,
  );
  return {
    what: `canary: one no worse than its baseline, condemned in the worst of ${outcomes.length} settings`,
    measured: { median: worst.middle * 100, min: worst.low * 100, max: worst.high * 100, turns: worst.runs },
    unit: "% of cases",
    ratio: { median: worst.middle / ALPHA, min: worst.low / ALPHA, max: worst.high / ALPHA, turns: worst.runs },
    target: `≤ ${ALPHA * 100} % of cases`,
    isMet: worst.high <= ALPHA,
    isBlurredByLoad: false,
    table: ["| canary | requests | cases | condemned | passed |", "|---|---|---|---|---|", ...rows].join("\n"),
  };
}

function finds(promised: Outcome, outcomes: readonly Outcome[], found: number): Objective {
  const range = rangeOf(promised.condemned, promised.runs);
  const rows = outcomes.map(
    (one) =>
      `| ${one.rehearsal.requests} | ${one.runs} | ${shares(one.condemned, one.runs)} | ${one.condemned === 0 ? "" : Math.round(one.served)} | ${shares(one.runs - one.condemned - one.passed, one.runs)} | ${shares(one.passed, one.runs)} |`,
  );
  return {
    what: `canary: ${promised.what}, found with ${promised.rehearsal.requests} requests`,
    measured: { median: range.middle * 100, min: range.low * 100, max: range.high * 100, turns: promised.runs },
    unit: "% of cases",
    ratio: { median: range.middle / found, min: range.low / found, max: range.high / found, turns: promised.runs },
    target: `≥ ${found * 100} % of cases`,
    isMet: range.low >= found,
    isBlurredByLoad: false,
    table: [
      "| requests | cases | found | after requests | unknown, rolled back at the deadline | missed |",
      "|---|---|---|---|---|---|",
      ...rows,
    ].join("\n"),
  };
}

function rangeOf(some: number, all: number) {
  return { middle: some / all, ...shareRange({ some, all }, 0.975) };
}

function shares(some: number, all: number): string {
  const { middle, low, high } = rangeOf(some, all);
  const [m, l, h] = [middle, low, high].map((share) => (share * 100).toFixed(2));
  return `${m} [${l}–${h}] %`;
}
