import type { Objectives } from "@terrace/core/graph";
import type { LatencyStanding } from "@terrace/core/report";
import { milliseconds, percent, span } from "../../format/figures.ts";
import { Facts } from "../../parts/facts.tsx";
import { Panel } from "../../parts/panel.tsx";

interface PromisesProps {
  objectives: Objectives;
  latencies: readonly LatencyStanding[];
}

/** What the platform promises, as its file says it, and what is measured of it. */
export function Promises({ objectives, latencies }: PromisesProps) {
  const { availability, rto, rpo, p95 } = objectives;
  const promised: (readonly [string, string])[] = [];
  if (availability !== null) promised.push(["Available", percent(availability, 2)]);
  if (rto !== null) promised.push(["Back within", span(rto)]);
  if (rpo !== null) promised.push(["Loses at most", span(rpo)]);
  for (const [route, limit] of Object.entries(p95))
    promised.push([`95 % of ${route}`, `within ${milliseconds(limit)}${measuredOf(latencies, route)}`]);
  if (promised.length === 0) return null;
  return (
    <Panel title="Promised">
      <Facts facts={promised} />
    </Panel>
  );
}

function measuredOf(latencies: readonly LatencyStanding[], route: string): string {
  const measured = latencies.find((one) => one.route === route)?.measured ?? null;
  return measured === null ? "" : `, now ${milliseconds(measured)}`;
}
