import type { Series } from "@terrace/console/view";
import type { TaskSnapshot } from "@terrace/core/report";
import { age, bytes, count, milliseconds, percent } from "../../format/figures.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { HealthMark } from "../../parts/health-mark.tsx";
import { Spark } from "../../parts/spark.tsx";

const MINUTES = 120;

/** Tasks with what they take and what they do. */
export function TaskTable({
  label,
  tasks,
  series,
}: {
  label: string;
  tasks: readonly TaskSnapshot[];
  series: Series | null;
}) {
  if (tasks.length === 0) return <p className="px-4 pb-4 text-muted">No task of it runs.</p>;
  return (
    <Table
      label={label}
      head={
        <>
          <Head>Task</Head>
          <Head>Health</Head>
          <Head right>Revision</Head>
          <Head right>Share</Head>
          <Head right>Requests/s</Head>
          <Head right>p95</Head>
          <Head right>CPU</Head>
          <Head>
            <span className="sr-only">CPU over two minutes</span>
          </Head>
          <Head right>Memory</Head>
          <Head right>Restarts</Head>
          <Head right>Up for</Head>
        </>
      }
    >
      {tasks.map((task) => (
        <TaskRow key={task.name} task={task} series={series} />
      ))}
    </Table>
  );
}

function TaskRow({ task, series }: { task: TaskSnapshot; series: Series | null }) {
  const measured = series?.latest?.tasks[task.name];
  const cpu = series?.figures[`cpu/${task.name}`]?.slice(-MINUTES) ?? [];
  return (
    <tr>
      <Cell className="font-semibold whitespace-nowrap">
        {task.name}
        <span className="ml-2 font-normal text-muted">{task.port === null ? "" : `:${task.port}`}</span>
      </Cell>
      <Cell>
        <HealthMark health={task.health} />
      </Cell>
      <Cell right>{measured?.revision ?? "–"}</Cell>
      <Cell right>{percent(measured?.share ?? null)}</Cell>
      <Cell right>{measured?.traffic === null || measured === undefined ? "–" : count(measured.traffic.requests)}</Cell>
      <Cell right>{milliseconds(measured?.traffic?.latency?.p95 ?? null)}</Cell>
      <Cell right>{percent(measured?.cpu ?? null)}</Cell>
      <Cell className="w-28 min-w-24 py-1 text-series-1">
        <Spark values={cpu} label={`CPU of ${task.name} over two minutes`} most={0.2} />
      </Cell>
      <Cell right>{measured === undefined ? "–" : bytes(measured.memory)}</Cell>
      <Cell right className={task.restarts > 0 ? "font-semibold text-warn" : ""}>
        {task.restarts}
      </Cell>
      <Cell right>{task.startedAt === null ? "–" : age(Date.now() - Date.parse(task.startedAt))}</Cell>
    </tr>
  );
}
