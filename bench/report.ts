import type { Busyness } from "./machine.ts";
import type { Benchmark, Objective, Spread } from "./objective.ts";

/** Unknown is never a pass: the machine was busy, the run was a short one, or it broke. */
export type Verdict = "pass" | "fail" | "unknown";

/** What came of one benchmark, as it is kept. */
export interface Result {
  /** Of the benchmark. */
  readonly name: string;
  /** When it began, RFC 3339. */
  readonly at: string;
  /** Null where it was not noted. */
  readonly load: Busyness | null;
  readonly objectives: readonly Objective[];
  /** Why there are none. */
  readonly error: string | null;
  readonly isShort: boolean;
}

export interface Line {
  readonly what: string;
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
  readonly verdict: Verdict;
}

export function linesOf({ name, load, objectives, error, isShort }: Result): readonly Line[] {
  if (error !== null)
    return [{ what: name, measured: error.split("\n")[0] ?? "", ratio: "", target: "", verdict: "unknown" }];
  return objectives.map((objective) => ({
    what: objective.what,
    measured: `${spread(objective.measured, amount)} ${objective.unit}`,
    ratio: `${spread(objective.ratio, (value) => String(Math.round(value * 100)))} %`,
    target: objective.target,
    verdict:
      isShort || objective.isVoid === true || (objective.isBlurredByLoad && load?.isQuiet !== true)
        ? "unknown"
        : objective.isMet
          ? "pass"
          : "fail",
  }));
}

/** The lines in columns, for a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const head = { what: "what", measured: "measured", ratio: "ratio", target: "target", verdict: "verdict" };
  const rows = [head, ...lines].map((line): readonly string[] => Object.values(line));
  const widths = Object.keys(head).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** docs/benchmarks.md: of each benchmark what came of its last run. */
export function documentOf(
  results: readonly Result[],
  benchmarks: readonly Benchmark[],
  machine: readonly string[],
): string {
  const cells = (line: Line) =>
    `| ${line.what} | ${line.measured} | ${line.ratio} | ${line.target} | ${line.verdict} |`;
  const sections = results.map(({ name, at, load, objectives, error }) => {
    const details = objectives.flatMap(({ what, detail }) => (detail === undefined ? [] : [`- ${what}: ${detail}`]));
    const moment = at.slice(0, 16).replace("T", " ");
    const others =
      load === null
        ? ""
        : `; others used ${Math.round(load.others * 100)} % of the processors before it; load average ${load.average.toFixed(1)}`;
    const broken = error === null ? [] : [`It broke: ${error.split("\n")[0]}`];
    const tables = objectives.flatMap(({ what, table }) => (table === undefined ? [] : ["", `${what}:`, "", table]));
    const lines = [...details, ...broken, `- Measured ${moment} UTC${others}.`, ...tables, ""];
    const { method } = benchmarks.find((benchmark) => benchmark.name === name) ?? { method: "" };
    return [`### ${name}`, "", method, "", ...lines].join("\n");
  });
  return `# Benchmarks

\`npm run bench -- --write\` writes this page, and \`npm run bench -- list start --write\` what is new in it; without \`--write\` it only tells. Ratios travel to other machines, absolute figures do not.

${machine.map((line) => `- ${line}`).join("\n")}

| what | measured: median [min–max] | against the peer or the limit | target | verdict |
|---|---|---|---|---|
${results.flatMap(linesOf).map(cells).join("\n")}

A verdict is \`unknown\` when others were at work on the machine and the figure depends on that, or when a benchmark broke: unknown is never a pass. The command ends with 0 when every verdict is \`pass\` and with 7 otherwise. How long the tests take is told by the tests: \`npm run test:unit\` (at most 15 s) and \`npm test\` (at most 15 min) print it.

## How it is measured

${sections.join("\n")}`;
}

function spread({ median, min, max, turns }: Spread, format: (value: number) => string): string {
  return turns === 1 ? format(median) : `${format(median)} [${format(min)}–${format(max)}]`;
}

function amount(value: number): string {
  return value < 100 ? value.toFixed(2) : String(Math.round(value));
}
