import type { Objectives } from "@terrace/core/graph";
import { milliseconds, percent, span } from "../../format/figures.ts";
import { Facts } from "../../parts/facts.tsx";
import { Panel } from "../../parts/panel.tsx";

/** What the platform promises, as its file says it. */
export function Promises({ objectives }: { objectives: Objectives }) {
  const { availability, rto, rpo, p95 } = objectives;
  const promised: (readonly [string, string])[] = [];
  if (availability !== null) promised.push(["Available", percent(availability, 2)]);
  if (rto !== null) promised.push(["Back within", span(rto)]);
  if (rpo !== null) promised.push(["Loses at most", span(rpo)]);
  for (const [route, limit] of Object.entries(p95))
    promised.push([`95 % of ${route}`, `within ${milliseconds(limit)}`]);
  if (promised.length === 0) return null;
  return (
    <Panel title="Promised">
      <Facts facts={promised} />
    </Panel>
  );
}
