import type { RestoreReport } from "@terrace/core/report";
import { age, moment, span } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { usePlatformWord } from "../../parts/platform-word.ts";
import { type Column, Table } from "../../parts/table.tsx";

/** Databases of earlier moments that stand beside the live ones, or are on their way. */
export function RestoresPanel({ restores, now }: { restores: readonly RestoreReport[]; now: number }) {
  const word = usePlatformWord();
  if (restores.length === 0) return null;
  return (
    <Panel title="Restored beside" flush>
      <p className="px-4 pb-4 text-muted">
        <code>npx terrace restore rm {word}</code> and its name removes one with all its data.
      </p>
      <Table label="Restores" columns={columns(now)} rows={restores.toReversed()} keyOf={({ name }) => name} />
    </Panel>
  );
}

function columns(now: number): readonly Column<RestoreReport>[] {
  return [
    { name: "Restore", className: "w-[16%]", of: ({ name }) => <b>{name}</b> },
    { name: "Of", of: ({ databaseName }) => databaseName },
    { name: "State", isText: true, className: "w-[26%]", of: (restore) => <State restore={restore} /> },
    { name: "Moment", isText: true, of: ({ target, recoveredTo }) => momentOf(target ?? recoveredTo) },
    {
      ...{ name: "Begun", isText: true },
      of: ({ begunAt }) => `${age(now - Date.parse(begunAt))} ago`,
    },
    { name: "Took", right: true, of: ({ duration }) => (duration === null ? "–" : span(duration)) },
    { name: "Port", right: true, of: ({ state, port }) => (state === "running" ? port : "–") },
  ];
}

/** What went wrong can be long: it stands in full, not on a mark. */
function State({ restore: { state, error } }: { restore: RestoreReport }) {
  const tone = { running: "good", restoring: "warn", failed: "danger", stopped: "plain" } as const;
  return (
    <>
      <Mark tone={tone[state]}>{state}</Mark>
      {error !== null && <p className="mt-1 break-words text-danger">{error}</p>}
    </>
  );
}

function momentOf(at: string | null): string {
  return at === null ? "the latest there is" : moment(at);
}
