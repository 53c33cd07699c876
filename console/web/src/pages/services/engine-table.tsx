import type { EngineSnapshot, Measurement } from "@terrace/core/report";
import { age, bytes, percent } from "../../format/figures.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { HealthMark } from "../../parts/health-mark.tsx";

/** The engines that everything stands on. */
export function EngineTable({
  engines,
  measured,
}: {
  engines: readonly EngineSnapshot[];
  measured: Measurement | null;
}) {
  return (
    <Table
      label="Table of engines"
      head={
        <>
          <Head>Engine</Head>
          <Head>Health</Head>
          <Head>Version</Head>
          <Head right>CPU</Head>
          <Head right>Memory</Head>
          <Head right>Restarts</Head>
          <Head right>Up for</Head>
        </>
      }
    >
      {engines.map(({ name, kind, port, health, version, restarts, startedAt }) => {
        const usage = measured?.engines[name];
        return (
          <tr key={name}>
            <Cell className="font-semibold whitespace-nowrap">
              {name}
              <span className="ml-2 font-normal text-muted">{port === null ? "" : `:${port}`}</span>
            </Cell>
            <Cell>
              <HealthMark health={health} />
            </Cell>
            <Cell className="whitespace-nowrap">
              {kind} {version}
            </Cell>
            <Cell right>{percent(usage?.cpu ?? null)}</Cell>
            <Cell right>{usage === undefined ? "–" : bytes(usage.memory)}</Cell>
            <Cell right className={restarts > 0 ? "font-semibold text-warn" : ""}>
              {restarts}
            </Cell>
            <Cell right>{startedAt === null ? "–" : age(Date.now() - Date.parse(startedAt))}</Cell>
          </tr>
        );
      })}
    </Table>
  );
}
