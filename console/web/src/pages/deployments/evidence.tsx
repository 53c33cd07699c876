import type { CanaryTest, CanaryVerdict, RevisionFigures } from "@terrace/core/report";
import { count, milliseconds, percent } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import { standingOf, verdictTone } from "./standing.ts";

const WORDS: Readonly<Record<CanaryTest["measure"], string>> = {
  errors: "Errors",
  latency: "Most requests",
  "tail-latency": "The slowest",
};
const METHODS: Readonly<Record<CanaryTest["method"], string>> = {
  ...{ "fisher-exact": "Fisher's exact", "mann-whitney": "Mann-Whitney" },
};

/** The statistics that decide: both revisions beside each other, and every comparison of them. */
export function Evidence({ verdict }: { verdict: CanaryVerdict }) {
  const { canary, baseline, tests, alpha, look } = verdict.evidence;
  return (
    <div className="figures grid gap-3">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Mark tone={verdictTone(verdict)}>{verdict.verdict}</Mark>
        <span className="min-w-0 flex-1 basis-56">{verdict.reason}</span>
      </p>
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
        <Compared canary={canary} baseline={baseline} />
        {tests.length > 0 && <Tests tests={tests} alpha={alpha.total} />}
      </div>
      <p className="text-xs text-muted">
        {look === "interim" ? "Looked at while it is watched" : "Looked at when the time was over"}; a revision that is
        no worse is condemned in at most {percent(alpha.total, 1)} of all cases.
      </p>
    </div>
  );
}

const FIGURES: readonly [name: string, of: (figures: RevisionFigures) => string][] = [
  ["Requests", ({ requests }) => count(requests)],
  ["Failed", ({ errors }) => count(errors)],
  ["Error rate", ({ errorRate }) => percent(errorRate, 2)],
  ["p50", ({ median }) => milliseconds(median)],
  ["p95", ({ p95 }) => milliseconds(p95)],
  ["Restarts", ({ restarts }) => String(restarts)],
];

/** Figures below each other: so both revisions have room on the narrowest screen. */
function Compared({ canary, baseline }: { canary: RevisionFigures; baseline: RevisionFigures }) {
  return (
    <table aria-label="Both revisions" className="h-fit w-full text-right">
      <thead className="text-xs text-muted">
        <tr className="border-b border-line">
          <td />
          {["New revision", "Old revision"].map((head) => (
            <th key={head} scope="col" className="w-2/5 py-1 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {FIGURES.map(([name, of]) => (
          <tr key={name}>
            <th scope="row" className="py-0.5 text-left font-normal text-muted">
              {name}
            </th>
            <td className="py-0.5 font-semibold">{of(canary)}</td>
            <td className="py-0.5">{of(baseline)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each comparison: what it says, how large the difference is, how sure that is, and how much is needed to be sure. */
function Tests({ tests, alpha }: { tests: readonly CanaryTest[]; alpha: number }) {
  return (
    <ul className="grid content-start gap-3">
      {tests.map((test) => {
        const { measure, method, effect, low, high, least, early, final, needed, has } = test;
        const { word, tone } = standingOf(test, alpha);
        return (
          <li key={measure} className="grid gap-0.5 border-l-2 border-line pl-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b>{WORDS[measure]}</b> {effectOf(measure, effect)} <Mark tone={tone}>{word}</Mark>
            </p>
            <p className="text-xs text-muted">
              likely {effectOf(measure, low)} to {effectOf(measure, high)}
              {least > 0 && `, counts from ${effectOf(measure, least)}`} · {METHODS[method]} p{" "}
              {probability(final ?? early)} · {count(has)} {needed !== null && `of ${count(needed)} `}requests
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function effectOf(measure: CanaryTest["measure"], value: number | null): string {
  if (value === null) return "–";
  return measure === "errors" ? `${value > 0 ? "+" : ""}${percent(value, 2)}` : `${value.toFixed(2)} ×`;
}

function probability(value: number): string {
  if (value >= 0.995) return "1";
  return value < 0.001 ? "< 0.001" : value.toFixed(3);
}
