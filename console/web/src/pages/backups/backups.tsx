import type { BackupReport, CopyReport, RestoreReport } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { useLive } from "../../live/use-live.ts";
import { useNow } from "../../live/use-now.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { usePlatformWord } from "../../parts/platform-word.ts";
import { Shown } from "../../parts/shown.tsx";
import { CopiesPanel } from "./copies-panel.tsx";
import { DatabasePanel } from "./database-panel.tsx";
import { RestoresPanel } from "./restores-panel.tsx";

/** What there is to restore from. */
export default function Backups() {
  const word = usePlatformWord();
  const databases = useLive<readonly BackupReport[]>("backups");
  const others = useLive<readonly CopyReport[]>("copies");
  const beside = useLive<readonly RestoreReport[]>("restores");
  const now = useNow();
  const stores = others.state === "ready" ? others.value : [];
  return (
    <>
      <PageHead title="Backups">
        Whole copies of each database with the log of every change since, and of caches and buckets.{" "}
        <code>npx terrace restore {word}</code> brings a database up beside the live one.
      </PageHead>
      <Shown known={databases} lacks="Nothing is backed up">
        {(reports) =>
          reports.length + stores.length === 0 && others.state !== "waiting" ? (
            <EmptyState title="Nothing is backed up">This environment states no backup.</EmptyState>
          ) : (
            <div className="grid gap-4">
              <RestoresPanel restores={beside.state === "ready" ? beside.value : []} now={now} />
              {reports.map((report) => (
                <DatabasePanel key={report.database} report={report} now={now} />
              ))}
              {stores.map((report) => (
                <CopiesPanel key={`${report.kind} ${report.name}`} report={report} now={now} />
              ))}
            </div>
          )
        }
      </Shown>
    </>
  );
}
