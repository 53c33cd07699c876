import type { BackupReport } from "@terrace/core/report";
import { EmptyState, Notice } from "@terrace/ui";
import { bytes, moment, span } from "../../format/figures.ts";
import { useLive } from "../../live/use-live.ts";
import { Cell, Head, Table } from "../../parts/cells.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Shown } from "../../parts/missing.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";

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
        <Table
          label={`Copies of ${database}`}
          head={
            <>
              <Head>Copy</Head>
              <Head>Made</Head>
              <Head right>Size</Head>
              <Head right>Objects</Head>
              <Head>Tested</Head>
            </>
          }
        >
          {bases.toReversed().map(({ id, finishedAt, size, objects, verification }) => (
            <tr key={id}>
              <Cell className="font-mono text-xs">{id}</Cell>
              <Cell className="whitespace-nowrap">{moment(finishedAt)}</Cell>
              <Cell right>{bytes(size)}</Cell>
              <Cell right>{objects === null ? "–" : objects.count}</Cell>
              <Cell>
                {verification === null ? (
                  <Mark>not yet</Mark>
                ) : verification.error === null ? (
                  <Mark tone="good">sound, {moment(verification.at)}</Mark>
                ) : (
                  <Mark tone="danger">{verification.error}</Mark>
                )}
              </Cell>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}
