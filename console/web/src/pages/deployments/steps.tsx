import type { ServiceDeploymentStep } from "@terrace/core/report";
import { moment } from "../../format/figures.ts";

/** Latest ones that are shown at once. */
const SHOWN = 8;

/** What was done and waited for, the latest first. */
export function Steps({ steps, isOpen = false }: { steps: readonly ServiceDeploymentStep[]; isOpen?: boolean }) {
  const latest = steps.toReversed();
  if (!isOpen)
    return (
      <details>
        <summary className="text-muted">{steps.length} steps</summary>
        <List steps={latest} />
      </details>
    );
  return (
    <div>
      <h3 className="text-xs text-muted">Steps</h3>
      <List steps={latest.slice(0, SHOWN)} />
      {latest.length > SHOWN && (
        <details>
          <summary className="text-muted">{latest.length - SHOWN} earlier</summary>
          <List steps={latest.slice(SHOWN)} />
        </details>
      )}
    </div>
  );
}

function List({ steps }: { steps: readonly ServiceDeploymentStep[] }) {
  return (
    <ol className="figures mt-1 grid gap-0.5">
      {steps.map(({ at, kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike in all they say
        <li key={index} className="flex gap-3">
          <time dateTime={new Date(at).toISOString()} className="shrink-0 text-muted">
            {moment(at)}
          </time>
          <span className="w-16 shrink-0 text-muted">{kind}</span>
          <span className={`min-w-0 ${kind === "roll-back" || kind === "retry" ? "text-danger" : ""}`}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
