import type { ScaleDecision, ScalingReport } from "@terrace/core/report";
import { moment, span } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";

const SHOWN = 8;

/** Why a service has as many tasks as it has. Nothing where its number is not moved by anything. */
export function ScalingPanel({ service }: { service: string }) {
  const known = useLive<ScalingReport>("scaling");
  const found = known.state === "ready" ? known.value.services.find((one) => one.service === service) : undefined;
  if (found === undefined) return null;
  const { desired, minimum, maximum, asked, now, log, outAfter, inAfter } = found;
  const wait = Math.max(outAfter ?? 0, inAfter ?? 0) - Date.now();
  return (
    <Panel
      title="Scaling"
      flush
      aside={
        <p className="figures text-xs text-muted">
          <b className="text-ink">{desired}</b> wanted, {minimum} to {maximum}
          {asked !== null && ` here, ${asked.minimum} to ${asked.maximum} asked for`}
          {wait > 0 && ` · rests for ${span(wait)}`}
        </p>
      }
    >
      <ul className="figures px-4 pb-3">
        {now.map((decision) => (
          <li key={`${decision.by} ${decision.metric}`}>{decision.because}</li>
        ))}
        {now.length === 0 && <li className="text-muted">Nothing has been measured yet.</li>}
      </ul>
      {log.length > 0 && (
        <ol aria-label={`Decisions about ${service}`} className="figures border-t border-line py-2">
          {log
            .slice(-SHOWN)
            .toReversed()
            .map((decision) => (
              <Decision key={`${decision.at} ${decision.by} ${decision.metric}`} decision={decision} />
            ))}
        </ol>
      )}
    </Panel>
  );
}

function Decision({ decision: { at, from, to, because, held } }: { decision: ScaleDecision }) {
  return (
    <li className="flex flex-wrap gap-x-3 px-4 py-0.5">
      <time dateTime={new Date(at).toISOString()} className="text-muted">
        {moment(at)}
      </time>
      <b>{from === to ? to : `${from} → ${to}`}</b>
      <span className="min-w-0 flex-1 basis-64">{because}</span>
      {held !== null && <Mark>{held}</Mark>}
    </li>
  );
}
