import type { Series } from "@terrace/console/view";
import type { TaskSnapshot } from "@terrace/core/report";
import { age, bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { HealthMark } from "../../parts/health-mark.tsx";
import { ProcessName } from "../../parts/process-name.tsx";
import { Restarts } from "../../parts/restarts.tsx";
import { Spark } from "../../parts/spark.tsx";
import { type Column, Table } from "../../parts/table.tsx";

const SECONDS = 120;

interface TaskTableProps {
  label: string;
  tasks: readonly TaskSnapshot[];
  series: Series | null;
}

/** Tasks with what they take and what they do. */
export function TaskTable({ label, tasks, series }: TaskTableProps) {
  if (tasks.length === 0) return <p className="px-4 pb-4 text-muted">No task of it runs.</p>;
  return <Table label={label} columns={columnsFor(series)} rows={tasks} keyOf={({ name }) => name} />;
}

/** Tables of several services stand below each other: their columns are equally wide. */
function columnsFor(series: Series | null): readonly Column<TaskSnapshot>[] {
  const measured = (name: string) => series?.latest?.tasks[name];
  return [
    { name: "Task", className: "w-[20%]", of: ({ name, port }) => <ProcessName name={name} port={port} /> },
    { name: "Health", className: "w-[11%]", of: ({ health }) => <HealthMark health={health} /> },
    { name: "Revision", right: true, className: "w-[7%]", of: ({ name }) => measured(name)?.revision ?? "–" },
    { name: "Share", right: true, className: "w-[7%]", of: ({ name }) => percent(measured(name)?.share ?? null) },
    {
      ...{ name: "Requests/s", right: true, className: "w-[9%]" },
      of: ({ name }) => {
        const traffic = measured(name)?.traffic ?? null;
        return traffic === null ? "–" : count(traffic.requests);
      },
    },
    {
      ...{ name: "p95", right: true, className: "w-[8%]" },
      of: ({ name }) => milliseconds(measured(name)?.traffic?.latency?.p95 ?? null),
    },
    { name: "CPU", right: true, className: "w-[6%]", of: ({ name }) => percent(measured(name)?.cpu ?? null) },
    {
      ...{ name: "CPU over two minutes", isUnnamed: true, className: "w-[10%] min-w-20" },
      of: ({ name }) => <CpuOverTime name={name} series={series} />,
    },
    {
      ...{ name: "Memory", right: true, className: "w-[9%]" },
      of: ({ name }) => {
        const memory = measured(name)?.memory;
        return memory === undefined ? "–" : bytes(memory);
      },
    },
    { name: "Restarts", right: true, className: "w-[6%]", of: ({ restarts }) => <Restarts count={restarts} /> },
    {
      ...{ name: "Up for", right: true, className: "w-[7%]" },
      of: ({ startedAt }) => (startedAt === null ? "–" : age(Date.now() - Date.parse(startedAt))),
    },
  ];
}

function CpuOverTime({ name, series }: { name: string; series: Series | null }) {
  const values = series?.figures[`cpu/${name}`]?.slice(-SECONDS) ?? [];
  return (
    <span className="-my-1 block text-series-1">
      <Spark values={values} label={`CPU of ${name} over two minutes`} most={0.2} />
    </span>
  );
}
