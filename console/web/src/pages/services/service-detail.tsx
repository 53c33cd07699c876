import type { ProcessLine, Series, ServiceFacts } from "@terrace/console/view";
import type { RunSnapshot } from "@terrace/core/report";
import { ChartPanel } from "../../charts/chart-panel.tsx";
import { linesOf } from "../../charts/lines-of.ts";
import { bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { LogLines } from "../../parts/log-lines.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { TextLink } from "../../shell/text-link.tsx";
import { ScalingPanel } from "./scaling-panel.tsx";
import { TaskTable } from "./task-table.tsx";

interface ServiceDetailProps {
  name: string;
  facts: ServiceFacts | null;
  snapshot: RunSnapshot;
  series: Series | null;
}

const SECONDS = 300;

/** One service closely: its tasks, what they take, what they write. */
export function ServiceDetail({ name, facts, snapshot, series }: ServiceDetailProps) {
  const tasks = snapshot.tasks.filter(({ service }) => service === name);
  const own = (task: string): boolean => tasks.some((one) => one.name === task);
  const isService = (service: string): boolean => service === name;
  const logs = useLive<readonly ProcessLine[]>(`logs:${name}`);
  const of = series ?? { at: [], figures: {}, latest: null };
  const chart = { at: of.at, seconds: SECONDS };
  return (
    <>
      <PageHead title={name}>
        <TextLink to="services">Services</TextLink>
        {facts !== null && ` · deployed ${facts.strategy} · ${facts.minimum} to ${facts.maximum} tasks`}
      </PageHead>
      <div className="grid gap-4">
        <Panel title="Tasks" flush>
          <TaskTable label={`Tasks of ${name}`} tasks={tasks} series={series} />
        </Panel>
        <ScalingPanel service={name} />
        <div className="grid gap-4 xl:grid-cols-2">
          {facts?.kind !== "worker" && (
            <>
              <ChartPanel
                {...chart}
                title="Requests a second"
                lines={linesOf(of, "requests", { isWanted: isService })}
                format={count}
              />
              <ChartPanel
                {...chart}
                title="p95"
                lines={linesOf(of, "p95", { isWanted: isService })}
                format={milliseconds}
                least={5}
              />
            </>
          )}
          <ChartPanel
            {...chart}
            title="CPU, of one core"
            lines={linesOf(of, "cpu", { isWanted: own })}
            format={percent}
            least={0.1}
          />
          <ChartPanel
            {...chart}
            title="Memory"
            lines={linesOf(of, "memory", { isWanted: own })}
            format={bytes}
            isBinary
          />
        </div>
        <Panel
          title="Logs"
          flush
          aside={
            <TextLink to={`logs/${name}`} className="text-xs">
              All of them
            </TextLink>
          }
        >
          <LogLines
            lines={logs.state === "ready" ? logs.value.slice(-40) : []}
            label={`Logs of ${name}`}
            isTall={false}
          />
        </Panel>
      </div>
    </>
  );
}
