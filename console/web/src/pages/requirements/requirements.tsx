import type { TraceReport, TraceRow } from "@terrace/core/report";
import { EmptyState, Notice } from "@terrace/ui";
import { ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { useAnswer } from "../../live/use-answer.ts";
import { Loading } from "../../parts/loading.tsx";
import { Mark } from "../../parts/mark.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { SearchField } from "../../parts/search-field.tsx";
import { SelectField } from "../../parts/select-field.tsx";
import { countsOf, VERDICTS, VerdictBar } from "./verdict-bar.tsx";

/** What became of every requirement, and where that can be read. */
export default function Requirements() {
  const asked = useAnswer<TraceReport | null>("api/requirements");
  return (
    <>
      <PageHead title="Requirements">
        Each is answered by a word of the platform's file, a service or a test, or it says why not.
      </PageHead>
      {asked.state === "waiting" && <Loading />}
      {asked.state === "failed" && (
        <Notice tone="danger" title="The trace cannot be worked out">
          {asked.message}
        </Notice>
      )}
      {asked.state === "ready" &&
        (asked.value === null ? (
          <EmptyState title="No list of requirements">
            A <code>requirements.json</code> beside the platform's file is traced here.
          </EmptyState>
        ) : (
          <Rows report={asked.value} />
        ))}
    </>
  );
}

function Rows({ report: { rows, faults } }: { report: TraceReport }) {
  const [verdict, setVerdict] = useState("");
  const [words, setWords] = useState("");
  const sections = useMemo(() => {
    const sought = words.toLowerCase();
    const found = rows.filter(
      (row) => (verdict === "" || row.verdict === verdict) && `${row.id} ${row.text}`.toLowerCase().includes(sought),
    );
    return [...Map.groupBy(found, ({ section }) => section)];
  }, [rows, verdict, words]);
  return (
    <div className="grid gap-4">
      {faults.length > 0 && (
        <Notice tone="danger" title={`${faults.length} faults`}>
          {faults.join(" ")}
        </Notice>
      )}
      <Total rows={rows} />
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label="Verdict"
          value={verdict}
          onChange={setVerdict}
          choices={[
            { value: "", label: `all ${rows.length}` },
            ...countsOf(rows).map(([value, count]) => ({ value, label: `${VERDICTS[value].word} (${count})` })),
          ]}
        />
        <SearchField label="With the words" value={words} onChange={setWords} />
      </div>
      {sections.length === 0 && <p className="text-muted">No requirement is like that.</p>}
      {sections.length > 0 && (
        <div className="overflow-clip rounded-lg border border-line bg-surface [&>section]:border-line [&>section:not(:last-child)]:border-b">
          {sections.map(([section, found]) => (
            <Section key={section} title={section} rows={found} isSearched={verdict !== "" || words !== ""} />
          ))}
        </div>
      )}
    </div>
  );
}

/** All of them at a glance. */
function Total({ rows }: { rows: readonly TraceRow[] }) {
  return (
    <div className="figures grid gap-3 rounded-lg border border-line bg-surface px-4 py-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {countsOf(rows).map(([verdict, count]) => (
          <div key={verdict} className="flex flex-col-reverse">
            <dt className="flex items-center gap-1.5 text-xs text-muted">
              <span aria-hidden="true" className={`size-2 rounded-full ${VERDICTS[verdict].fill}`} />
              {VERDICTS[verdict].word}
            </dt>
            <dd className="display text-lg">{count}</dd>
          </div>
        ))}
      </dl>
      <VerdictBar rows={rows} className="flex h-2" />
    </div>
  );
}

/** One section of the list. Hundreds of rows are too many to look at: they come when it is opened, or when somebody searches. */
function Section({ title, rows, isSearched }: { title: string; rows: readonly TraceRow[]; isSearched: boolean }) {
  const [isChosen, choose] = useState<boolean | null>(null);
  const isOpen = isChosen ?? isSearched;
  const satisfied = rows.filter(({ verdict }) => verdict === "satisfied").length;
  return (
    <section>
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => choose(!isOpen)}
          className="flex min-h-11 w-full items-center gap-3 px-4 py-2 text-left outline-offset-[-3px] hover:bg-raised"
        >
          <ChevronRight
            aria-hidden="true"
            className={`size-4 shrink-0 transition-transform ${isOpen ? "rotate-90" : ""}`}
          />
          <span className="flex-1 font-semibold">{title}</span>
          <span className="figures text-xs text-muted">
            {satisfied} of {rows.length} satisfied
          </span>
          <VerdictBar rows={rows} className="hidden h-1.5 w-32 md:flex" />
        </button>
      </h2>
      {isOpen && (
        <ul className="[&>li]:border-t [&>li]:border-line">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ row: { id, text, verdict, reason, evidence } }: { row: TraceRow }) {
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[8.5rem_1fr_8rem]">
      <span className="figures text-xs leading-5.5 font-semibold">{id}</span>
      <div className="min-w-0">
        <p>{text}</p>
        {reason !== null && <p className="mt-1 text-muted">{reason}</p>}
        {evidence.length > 0 && (
          <details className="mt-1 text-xs text-muted">
            <summary>{evidence.length === 1 ? "1 place" : `${evidence.length} places`}</summary>
            <ul className="mt-1 grid gap-0.5">
              {evidence.map(({ kind, file, line, label }) => (
                <li key={`${file}:${line}`} className="break-all">
                  {kind}{" "}
                  <code className="font-mono">
                    {file}:{line}
                  </code>{" "}
                  {label}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <span className="md:text-right">
        <Mark tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].word}</Mark>
      </span>
    </li>
  );
}
