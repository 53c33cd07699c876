import type { BackupReport, BaseBackup } from "@terrace/core/report";
import { Notice } from "@terrace/ui";
import { bytes, moment, span } from "../../format/figures.ts";
import { Facts } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { ageColumn, COPY_COLUMN, nextCopy, TESTED_COLUMN } from "./copy-columns.tsx";

/** A database: its copies, and which moments can be restored. */
export function DatabasePanel({ report, now }: { report: BackupReport; now: number }) {
  const { database, every, keep, lossBound, bases, archive, windows, busy, nextAt, failure } = report;
  const window = windows.at(-1);
  return (
    <Panel title={database} flush aside={busy !== null && <Mark tone="warn">{busy}</Mark>}>
      <div className="grid gap-4 px-4 pb-4">
        {failure !== null && (
          <Notice tone="danger" title="The last copy failed">
            {failure}
          </Notice>
        )}
        {archive?.failing != null && (
          <Notice tone="danger" title="The log does not reach the archive">
            {archive.failing.error}
          </Notice>
        )}
        <Facts
          facts={[
            ["Copied every", span(every)],
            ["Kept for", span(keep)],
            ["A loss costs at most", lossBound === null ? "what came since the last copy" : span(lossBound)],
            ["Next copy", nextCopy(nextAt, now)],
            ["Restorable", window === undefined ? "nothing yet" : restorable(window)],
            ["Log", archive === null ? "not archived" : `${bytes(archive.size)} in ${pieces(archive.segments)}`],
          ]}
        />
      </div>
      {bases.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No copy has been made yet.</p>
      ) : (
        <Table
          label={`Copies of ${database}`}
          columns={columns(now)}
          rows={bases.toReversed()}
          keyOf={({ id }) => id}
        />
      )}
    </Panel>
  );
}

/** A window of one moment is one: a copy whose log has not gone on yet. */
function restorable({ from, to }: BackupReport["windows"][number]): string {
  return from === to ? `${moment(from)} only` : `${moment(from)} to ${moment(to)}`;
}

function pieces(count: number): string {
  return count === 1 ? "one piece" : `${count} pieces`;
}

function columns(now: number): readonly Column<BaseBackup>[] {
  return [
    COPY_COLUMN,
    ageColumn(now),
    { name: "Size", right: true, of: ({ size }) => bytes(size) },
    { name: "Objects", right: true, of: ({ objects }) => objects?.count ?? "–" },
    TESTED_COLUMN,
  ];
}
