import type { EngineSnapshot, Measurement } from "@terrace/core/report";
import { age, bytes, percent } from "../../format/figures.ts";
import { HealthMark } from "../../parts/health-mark.tsx";
import { ProcessName } from "../../parts/process-name.tsx";
import { Restarts } from "../../parts/restarts.tsx";
import { type Column, Table } from "../../parts/table.tsx";

interface EngineTableProps {
  engines: readonly EngineSnapshot[];
  measured: Measurement | null;
}

/** The engines that everything stands on. */
export function EngineTable({ engines, measured }: EngineTableProps) {
  const usage = (name: string) => measured?.engines[name];
  const columns: readonly Column<EngineSnapshot>[] = [
    { name: "Engine", className: "w-[20%]", of: ({ name, port }) => <ProcessName name={name} port={port} /> },
    { name: "Health", className: "w-[11%]", of: ({ health }) => <HealthMark health={health} /> },
    {
      ...{ name: "Version", isText: true },
      of: ({ kind, version }) => <span className="whitespace-nowrap">{`${kind} ${version}`}</span>,
    },
    { name: "CPU", right: true, of: ({ name }) => percent(usage(name)?.cpu ?? null) },
    {
      ...{ name: "Memory", right: true },
      of: ({ name }) => {
        const memory = usage(name)?.memory;
        return memory === undefined ? "–" : bytes(memory);
      },
    },
    { name: "Restarts", right: true, of: ({ restarts }) => <Restarts count={restarts} /> },
    {
      ...{ name: "Up for", right: true },
      of: ({ startedAt }) => (startedAt === null ? "–" : age(Date.now() - Date.parse(startedAt))),
    },
  ];
  return <Table label="Table of engines" columns={columns} rows={engines} keyOf={({ name }) => name} />;
}
