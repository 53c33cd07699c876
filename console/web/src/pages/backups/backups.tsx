import type { BackupReport, BaseBackup } from "@terrace/core/report";
import { EmptyState, Notice } from "@terrace/ui";
import { bytes, moment, span } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Facts } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Shown } from "../../parts/missing.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { type Column, Table } from "../../parts/table.tsx";

const COPIES: readonly Column<BaseBackup>[] = [
  { name: "Copy", of: ({ id }) => <span className="font-mono text-xs">{id}</span> },
  { name: "Made", of: ({ finishedAt }) => <span className="whitespace-nowrap">{moment(finishedAt)}</span> },
  { name: "Size", right: true, of: ({ size }) => bytes(size) },
  { name: "Objects", right: true, of: ({ objects }) => objects?.count ?? "–" },
  {
    name: "Tested",
    isText: true,
    className: "w-[35%]",
    of: ({ verification }) => <Tested verification={verification} />,
  },
];

/** What there is to restore from. */
export default function Backups() {
  const known = useLive<readonly BackupReport[]>("backups");
  return (
    <>
      <PageHead title="Backups">
        Whole copies of each database, and the log of every change since. <code>npx terrace restore</code> brings one up
        beside the live one.
      </PageHead>
      <Shown known={known} lacks="Nothing is backed up">
        {(reports) =>
          reports.length === 0 ? (
            <EmptyState title="Nothing is backed up">This environment states no backup.</EmptyState>
          ) : (
            <div className="grid gap-4">
              {reports.map((report) => (
                <DatabasePanel key={report.database} report={report} />
              ))}
            </div>
          )
        }
      </Shown>
    </>
  );
}

function DatabasePanel({ report }: { report: BackupReport }) {
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
            ["Next copy", nextAt === null ? "not planned" : moment(nextAt)],
            ["Restorable", window === undefined ? "nothing yet" : `${moment(window.from)} to ${moment(window.to)}`],
            ["Log", archive === null ? "not archived" : `${bytes(archive.size)} in ${archive.segments} of its pieces`],
          ]}
        />
      </div>
      {bases.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No copy has been made yet.</p>
      ) : (
        <Table label={`Copies of ${database}`} columns={COPIES} rows={bases.toReversed()} keyOf={({ id }) => id} />
      )}
    </Panel>
  );
}

function Tested({ verification }: Pick<BaseBackup, "verification">) {
  if (verification === null) return <Mark>not yet</Mark>;
  const { error, at } = verification;
  return error === null ? <Mark tone="good">sound, {moment(at)}</Mark> : <Mark tone="danger">{error}</Mark>;
}
