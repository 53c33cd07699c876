import type { CopyReport, WholeCopy } from "@terrace/core/report";
import { Notice } from "@terrace/ui";
import { bytes, count, span } from "../../format/figures.ts";
import { Facts } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { ageColumn, COPY_COLUMN, nextCopy, TESTED_COLUMN } from "./copy-columns.tsx";

const KINDS: Readonly<Record<CopyReport["kind"], string>> = { redis: "cache", bucket: "bucket" };
const COUNTED: Readonly<Record<CopyReport["kind"], string>> = { redis: "Keys", bucket: "Objects" };

/** A cache or a bucket: its copies, between which there are no moments to restore. */
export function CopiesPanel({ report, now }: { report: CopyReport; now: number }) {
  const { kind, name, every, keep, copies, busy, nextAt, failure } = report;
  const aside =
    busy === null ? <span className="text-xs text-muted">{KINDS[kind]}</span> : <Mark tone="warn">{busy}</Mark>;
  return (
    <Panel title={name} flush aside={aside}>
      <div className="grid gap-4 px-4 pb-4">
        {failure !== null && (
          <Notice tone="danger" title="The last copy failed">
            {failure}
          </Notice>
        )}
        <Facts
          facts={[
            ["Copied every", span(every)],
            ["Kept for", span(keep)],
            ["A loss costs at most", "what came since the last copy"],
            ["Next copy", nextCopy(nextAt, now)],
          ]}
        />
      </div>
      {copies.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No copy has been made yet.</p>
      ) : (
        <Table
          label={`Copies of ${name}`}
          columns={columns(kind, now)}
          rows={copies.toReversed()}
          keyOf={({ id }) => id}
        />
      )}
    </Panel>
  );
}

function columns(kind: CopyReport["kind"], now: number): readonly Column<WholeCopy>[] {
  return [
    COPY_COLUMN,
    ageColumn(now),
    { name: "Size", right: true, of: ({ size }) => bytes(size) },
    { name: COUNTED[kind], right: true, of: (copy) => count(copy.count) },
    TESTED_COLUMN,
  ];
}
