import type { Rung } from "@terrace/console/view";
import type { Advice, CostReport, TriggerFinding } from "@terrace/core/report";
import { EmptyState, Notice } from "@terrace/ui";
import { money } from "../../format/figures.ts";
import { useAnswer } from "../../live/use-answer.ts";
import { Loading } from "../../parts/loading.tsx";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { CostBar, type Scale, scaleOf } from "./cost-bar.tsx";

/** The rungs that the platform can stand on: what each costs, and what calls for the next one. */
export default function Ladder() {
  const asked = useAnswer<readonly Rung[]>("api/ladder");
  return (
    <>
      <PageHead title="Phase ladder">
        The same platform at every size, priced from the dated price book. A trigger without evidence is unknown, never
        met.
      </PageHead>
      {asked.state === "waiting" && <Loading />}
      {asked.state === "failed" && (
        <Notice tone="danger" title="The ladder cannot be worked out">
          {asked.message}
        </Notice>
      )}
      {asked.state === "ready" && <Rungs rungs={asked.value} />}
    </>
  );
}

function Rungs({ rungs }: { rungs: readonly Rung[] }) {
  if (rungs.length === 0)
    return <EmptyState title="There is no environment">The platform's file states none.</EmptyState>;
  const amounts = rungs.flatMap(({ cost }) => (cost === null ? [] : [cost.monthly.low, cost.monthly.high]));
  const scale = scaleOf(amounts);
  return (
    <ol className="grid gap-4">
      {rungs.map((rung, index) => (
        <li key={rung.environment} style={{ marginInlineStart: `min(${index * 2}rem, ${index * 3}vw)` }}>
          <RungPanel rung={rung} scale={scale} />
        </li>
      ))}
    </ol>
  );
}

function RungPanel({
  rung: { environment, phase, region, isCurrent, cost, advice },
  scale,
}: {
  rung: Rung;
  scale: Scale;
}) {
  return (
    <Panel
      title={environment}
      className={isCurrent ? "border-l-4 border-l-accent-strong" : ""}
      aside={
        <p className="flex flex-wrap items-center gap-2 text-xs text-muted">
          {isCurrent && <Mark>runs here</Mark>}
          <span>
            phase {phase}
            {region !== null && ` · ${region}`}
          </span>
        </p>
      }
    >
      {cost === null ? (
        <p className="text-muted">Runs on this machine: nothing is billed by the month.</p>
      ) : (
        <Cost cost={cost} scale={scale} />
      )}
      {advice.findings.length > 0 && <Triggers advice={advice} />}
    </Panel>
  );
}

function Cost({ cost, scale }: { cost: CostReport; scale: Scale }) {
  const { monthly, currency, unpriced, stated, budgets } = cost;
  const total = stated.find(({ item }) => item === null);
  return (
    <div className="figures grid gap-2">
      <div className="grid items-start gap-x-8 gap-y-2 lg:grid-cols-[1fr_34rem]">
        <p className="display text-lg">
          {money(monthly.mid, currency)} <span className="text-sm font-normal tracking-normal text-muted">a month</span>
        </p>
        <CostBar levels={monthly} scale={scale} currency={currency} />
      </div>
      <p className="text-xs text-muted">
        {money(monthly.low, currency)} with little use, {money(monthly.high, currency)} with much
        {total !== undefined &&
          ` · the requirements say ${money(total.low, currency)}${total.high > total.low ? ` to ${money(total.high, currency)}` : ""}`}
        {unpriced.length > 0 &&
          ` · ${unpriced.length === 1 ? "1 thing has" : `${unpriced.length} things have`} no price, in no total`}
      </p>
      {budgets.map(({ budget, says, isOver }) => (
        <p key={budget} className={isOver.mid ? "text-danger" : "text-muted"}>
          {says}
        </p>
      ))}
    </div>
  );
}

const STATES: Readonly<Record<TriggerFinding["state"], { tone: Tone; word: string }>> = {
  met: { tone: "warn", word: "met" },
  "not-met": { tone: "good", word: "not met" },
  unknown: { tone: "plain", word: "unknown" },
};

function Triggers({ advice }: { advice: Advice }) {
  return (
    <div className="mt-4">
      <h3 className="text-xs text-muted">What calls for another rung</h3>
      <ul className="mt-1 grid gap-2">
        {advice.findings.map(({ trigger, state, because }) => (
          <li key={trigger.id} className="flex flex-wrap gap-x-3 gap-y-1">
            <Mark tone={STATES[state].tone}>{STATES[state].word}</Mark>
            <span className="min-w-0 flex-1 basis-64">
              {trigger.kind === "decision"
                ? trigger.question
                : `${trigger.metric} ${trigger.comparison} ${trigger.threshold}`}
              <span className="text-muted">
                {" "}
                → {trigger.to} · {because}
                {trigger.requirement !== null && ` · ${trigger.requirement}`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
