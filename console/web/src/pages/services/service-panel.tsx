import type { Series, ServiceFacts } from "@terrace/console/view";
import type { RunSnapshot } from "@terrace/core/report";
import { count, milliseconds } from "../../format/figures.ts";
import { Panel } from "../../parts/panel.tsx";
import { TextLink } from "../../shell/text-link.tsx";
import { TaskTable } from "./task-table.tsx";

/** One service: what it gets now, and its tasks. */
export function ServicePanel({
  facts,
  snapshot,
  series,
}: {
  facts: ServiceFacts;
  snapshot: RunSnapshot;
  series: Series | null;
}) {
  const tasks = snapshot.tasks.filter(({ service }) => service === facts.name);
  const traffic = series?.latest?.services[facts.name];
  return (
    <Panel
      title={facts.name}
      flush
      aside={
        <p className="figures flex flex-wrap gap-x-4 text-xs text-muted">
          {traffic !== undefined && (
            <>
              <span>
                <b className="text-ink">{count(traffic.requests)}</b> requests/s
              </span>
              <span>p95 {milliseconds(traffic.latency?.p95 ?? null)}</span>
              {traffic.errors > 0 && <b className="text-danger">{count(traffic.errors)} failed/s</b>}
            </>
          )}
          <span>
            {tasks.length} of {facts.desired} tasks, at most {facts.maximum}
          </span>
          <TextLink to={`services/${facts.name}`} aria-label={`Look closer at ${facts.name}`}>
            Look closer
          </TextLink>
        </p>
      }
    >
      <TaskTable label={`Tasks of ${facts.name}`} tasks={tasks} series={series} />
    </Panel>
  );
}
