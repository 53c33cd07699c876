import type { CanaryTest, CanaryVerdict, RevisionFigures } from "@terrace/core/report";
import { count, milliseconds, percent } from "../../format/figures.ts";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { ScrollArea } from "../../parts/scroll-area.tsx";

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
    <section aria-label="Statistics" className="figures grid gap-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Mark tone={TONES[verdict]}>{verdict}</Mark>
        <span>{reason}</span>
      </p>
      <ScrollArea label="Both revisions" className="rounded-md border border-line">
        <table className="w-full text-right">
          <thead className="text-xs text-muted">
            <tr className="border-b border-line">
              <td />
              {["Requests", "Failed", "Error rate", "p50", "p95", "Restarts"].map((head) => (
                <th key={head} scope="col" className="px-3 py-1.5 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Row name="New revision" figures={canary} />
            <Row name="Old revision" figures={baseline} />
          </tbody>
        </table>
      </ScrollArea>
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
    </section>
  );
}

function Row({ name, figures }: { name: string; figures: RevisionFigures }) {
  const { requests, errors, errorRate, median, p95, restarts } = figures;
  const cell = "px-3 py-1.5 whitespace-nowrap";
  return (
    <tr>
      <th scope="row" className={`${cell} text-left font-medium`}>
        {name}
      </th>
      <td className={cell}>{count(requests)}</td>
      <td className={cell}>{count(errors)}</td>
      <td className={cell}>{percent(errorRate, 2)}</td>
      <td className={cell}>{milliseconds(median)}</td>
      <td className={cell}>{milliseconds(p95)}</td>
      <td className={cell}>{restarts}</td>
    </tr>
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
        <dd>{write(least)}</dd>
        <dt>{method === "fisher-exact" ? "Fisher's exact" : "Mann-Whitney"}</dt>
        <dd>
          p {probability(early)}
          {final !== null && `, at the end ${probability(final)}`}
        </dd>
        <dt>Sample</dt>
        <dd>
          {count(has)} of {needed === null ? "–" : count(needed)}
        </dd>
      </dl>
    </div>
  );
}

function probability(value: number): string {
  if (value >= 0.995) return "1";
  return value < 0.001 ? "< 0.001" : value.toFixed(3);
}
