import type { CanaryVerdict, ServiceDeployment, ServiceOutcome } from "@terrace/core/report";
import { moment, span } from "../../format/figures.ts";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { Evidence } from "./evidence.tsx";
import { Steps } from "./steps.tsx";

const TONES: Readonly<Record<ServiceOutcome, Tone>> = { deployed: "good", "rolled-back": "warn", failed: "danger" };

interface HistoryProps {
  history: readonly ServiceDeployment[];
  service: string;
  verdictOf: (revision: number) => CanaryVerdict | null;
}

/** Deployments that have ended, each with its way. */
export function History({ history, service, verdictOf }: HistoryProps) {
  return (
    <ol aria-label={`Deployments of ${service}`} className="[&>li:not(:last-child)]:border-b [&>li]:border-line">
      {history.map((one) => {
        const verdict = one.verdict ?? verdictOf(one.revision);
        return (
          <li key={`${one.begunAt} ${one.revision}`} className="figures grid gap-1 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {one.end !== null && <Mark tone={TONES[one.end.outcome]}>{one.end.outcome.replace("-", " ")}</Mark>}
              <b>revision {one.revision}</b>
              <span className="text-muted">
                {one.from !== null && `over ${one.from}, `}
                {one.strategy}, {moment(one.begunAt)}
                {one.end !== null && `, took ${span(one.end.at - one.begunAt)}`}
              </span>
            </p>
            {one.end !== null && <p>{one.end.reason}</p>}
            {verdict !== null && (
              <details>
                <summary className="text-muted">What decided</summary>
                <div className="mt-2">
                  <Evidence verdict={verdict} />
                </div>
              </details>
            )}
            <Steps steps={one.steps} />
          </li>
        );
      })}
    </ol>
  );
}
