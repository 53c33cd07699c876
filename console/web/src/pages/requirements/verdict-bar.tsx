import type { TraceRow } from "@terrace/core/report";
import type { Tone } from "../../parts/mark.tsx";

export type Verdict = TraceRow["verdict"];

/** In the order in which they are counted: what is done, what is put off, what is not meant, what nobody has answered. */
export const VERDICTS: Readonly<Record<Verdict, { tone: Tone; word: string; fill: string }>> = {
  satisfied: { tone: "good", word: "satisfied", fill: "bg-good" },
  deferred: { tone: "warn", word: "deferred", fill: "bg-accent" },
  "not-applicable": { tone: "plain", word: "does not apply", fill: "bg-edge" },
  unanswered: { tone: "danger", word: "unanswered", fill: "bg-danger" },
};
const ORDER = Object.keys(VERDICTS) as readonly Verdict[];

/** What became of some requirements as parts of a whole. The words beside it say the same. */
export function VerdictBar({ rows, className }: { rows: readonly TraceRow[]; className: string }) {
  return (
    <span aria-hidden="true" className={`gap-px overflow-hidden rounded-full bg-raised ${className}`}>
      {countsOf(rows).map(([verdict, count]) => (
        <span key={verdict} className={VERDICTS[verdict].fill} style={{ width: `${(count / rows.length) * 100}%` }} />
      ))}
    </span>
  );
}

/** How many have which verdict; those that nothing has are left out. */
export function countsOf(rows: readonly TraceRow[]): readonly (readonly [Verdict, number])[] {
  return ORDER.flatMap((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [[verdict, count] as const];
  });
}
