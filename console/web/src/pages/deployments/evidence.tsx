import type { CanaryTest, CanaryVerdict, RevisionFigures } from "@terrace/core/report";
import { count, milliseconds, percent } from "../../format/figures.ts";
import { Mark, type Tone } from "../../parts/mark.tsx";

const TONES: Readonly<Record<CanaryVerdict["verdict"], Tone>> = { pass: "good", fail: "danger", inconclusive: "warn" };
/** Too small a sample that shows nothing shows nothing: that is no pass. */
const STANDINGS: Readonly<Record<CanaryVerdict["verdict"], string>> = {
  ...{ pass: "not worse", fail: "worse", inconclusive: "too few yet" },
};
const WORDS: Readonly<Record<CanaryTest["measure"], string>> = {
  errors: "Errors",
  latency: "Most requests",
  "tail-latency": "The slowest",
};

/** The statistics that decide: both revisions beside each other, and every comparison of them. */
export function Evidence({ verdict: { verdict, reason, evidence } }: { verdict: CanaryVerdict }) {
  const { canary, baseline, tests, alpha, look } = evidence;
  return (
    <div className="figures grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mark tone={TONES[verdict]}>{verdict}</Mark>
        <span>{reason}</span>
      </p>
      <Compared canary={canary} baseline={baseline} />
      {tests.length > 0 && (
        <div className="grid gap-2 md:grid-cols-3">
          {tests.map((test) => (
            <Test key={test.measure} test={test} />
          ))}
        </div>
      )}
      <p className="text-xs text-muted">
        {look === "interim" ? "Looked at while it is watched" : "Looked at when the time was over"}; a revision that is
        no worse is condemned in {percent(alpha.total, 1)} of all cases.
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
    <table aria-label="Both revisions" className="w-full max-w-xl text-right">
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

/** One comparison: how large the difference is, how sure that is, and how much is needed to be sure. */
function Test({ test }: { test: CanaryTest }) {
  const { measure, method, effect, low, high, least, early, final, needed, has, isWorse } = test;
  const isKnown = final !== null || (needed !== null && has >= needed);
  const standing = isWorse ? "fail" : isKnown ? "pass" : "inconclusive";
  const write = (value: number | null): string => {
    if (value === null) return "–";
    return measure === "errors" ? percent(value, 2) : `${value.toFixed(2)} ×`;
  };
  return (
    <div className="rounded-md border border-line px-3 py-2 text-xs">
      <p className="flex items-center justify-between gap-2 text-sm font-semibold">
        {WORDS[measure]} <Mark tone={TONES[standing]}>{STANDINGS[standing]}</Mark>
      </p>
      <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 [&>dd]:text-right [&>dt]:text-muted">
        <dt>Difference</dt>
        <dd>
          {write(effect)} [{write(low)}, {write(high)}]
        </dd>
        <dt>Counts from</dt>
        <dd>{least === 0 ? "any" : write(least)}</dd>
        <dt>{method === "fisher-exact" ? "Fisher's exact" : "Mann-Whitney"}</dt>
        <dd>
          p {probability(early)}
          {final !== null && `, at the end ${probability(final)}`}
        </dd>
        <dt>Sample</dt>
        <dd>
          {count(has)} {needed === null ? "requests" : `of ${count(needed)}`}
        </dd>
      </dl>
    </div>
  );
}

function probability(value: number): string {
  if (value >= 0.995) return "1";
  return value < 0.001 ? "< 0.001" : value.toFixed(3);
}
