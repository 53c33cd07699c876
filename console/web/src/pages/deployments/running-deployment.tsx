import type { ServiceDeployment } from "@terrace/core/report";
import { Notice } from "@terrace/ui";
import { age, percent, span } from "../../format/figures.ts";
import { useNow } from "../../live/use-now.ts";
import { Evidence } from "./evidence.tsx";
import { Steps } from "./steps.tsx";

interface RunningDeploymentProps {
  deployment: ServiceDeployment;
}

/** A deployment under way: how much traffic it has, what is done, what decides. */
export function RunningDeployment({ deployment }: RunningDeploymentProps) {
  const { revision, from, strategy, begunAt, share, planned, steps, verdict, goingBack } = deployment;
  const now = useNow(1_000);
  const isShared = strategy === "canary" || strategy === "linear" || strategy === "blue-green";
  return (
    <div className="grid gap-4 px-4 pb-4 not-last:border-b not-last:border-line">
      <p>
        Revision <b>{revision}</b> {from === null ? "is the first" : `takes over from ${from}`}, {strategy}, begun{" "}
        {age(now - begunAt)} ago.
      </p>
      {goingBack !== null && (
        <Notice tone="danger" title="It goes back">
          {goingBack}
        </Notice>
      )}
      {isShared && (
        <div className="figures">
          <div className="flex items-baseline justify-between">
            <span className="text-muted">
              revision {from ?? "–"} <b className="text-ink">{percent(1 - share)}</b>
            </span>
            <span>
              revision {revision} <b className="display text-lg">{percent(share)}</b>
            </span>
          </div>
          <div aria-hidden="true" className="mt-2 flex h-3 gap-px overflow-hidden rounded-full bg-raised">
            <span className="bg-chosen transition-[width] duration-700" style={{ width: `${(1 - share) * 100}%` }} />
            <span className="bg-accent transition-[width] duration-700" style={{ width: `${share * 100}%` }} />
          </div>
          {planned.length > 0 && <Plan deployment={deployment} now={now} />}
        </div>
      )}
      {verdict !== null && <Evidence verdict={verdict} />}
      <Steps steps={steps} isOpen />
    </div>
  );
}

/** The shares that it goes through; of the present one, how long it is still watched. */
function Plan({ deployment: { planned, share, steps }, now }: RunningDeploymentProps & { now: number }) {
  const since = steps.findLast(({ kind }) => kind === "shift")?.at ?? now;
  return (
    <ol className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {planned.map((step) => (
        <li
          key={step.share}
          aria-current={step.share === share ? "step" : undefined}
          className="aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {percent(step.share)}
          {step.bake > 0 && ` for ${span(step.bake)}`}
          {step.share === share && step.bake > 0 && `, ${left(since + step.bake - now)}`}
        </li>
      ))}
    </ol>
  );
}

/** What is still not sure when the time is over is watched on. */
function left(time: number): string {
  return time > 0 ? `${span(time)} left` : "watched on";
}
