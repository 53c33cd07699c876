import type { DeadJob, QueueReport } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import { useState } from "react";
import { count, moment, span } from "../../format/figures.ts";
import { send } from "../../live/use-answer.ts";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Shown } from "../../parts/shown.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import type { PageProps } from "../page-props.ts";
import { RetryButton } from "./retry-button.tsx";

/** What waits in the queues, and what was given up. */
export default function Queues({ view }: PageProps) {
  const known = useLive<readonly QueueReport[]>("queues");
  const rules = view.queues[0];
  return (
    <>
      <PageHead title="Queues">
        {rules === undefined
          ? "This platform has no queue."
          : `A job is given up after ${rules.attempts} attempts that end badly; it then waits here for somebody to look at it.`}
      </PageHead>
      <Shown known={known} lacks="Queues are not told of">
        {(queues) =>
          queues.length === 0 ? (
            <EmptyState title="No job waits">Each queue is listed here as soon as it has one.</EmptyState>
          ) : (
            <div className="grid gap-4">
              {queues.map((queue) => (
                <QueuePanel key={queue.queue} report={queue} />
              ))}
            </div>
          )
        }
      </Shown>
    </>
  );
}

function QueuePanel({ report: { queue, depth, deadJobs } }: { report: QueueReport }) {
  const [outcome, setOutcome] = useState<string | null>(null);
  const retry = async (ids: readonly string[]) => {
    const asked = await send<{ readonly revived: readonly string[]; readonly left: readonly string[] }>(
      `api/queues/${queue}/retry`,
      { ids },
    );
    if (asked.state !== "ready")
      return setOutcome(asked.state === "failed" ? `Not tried again: ${asked.message}` : null);
    const { revived, left } = asked.value;
    const kept = left.length === 0 ? "" : ` ${left.length} stay: what they are about is being worked on already.`;
    setOutcome(`${revived.length} will be tried again.${kept}`);
  };
  return (
    <Panel
      title={queue}
      flush
      aside={
        <p className="figures flex flex-wrap gap-x-4 text-xs text-muted">
          <span>
            <b className="text-ink">{count(depth.waiting)}</b> waiting
          </span>
          <span>
            <b className="text-ink">{count(depth.running)}</b> at work
          </span>
          <span>
            <b className={depth.dead > 0 ? "text-danger" : "text-ink"}>{count(depth.dead)}</b> dead
          </span>
          <span>{depth.oldest === null ? "nothing is late" : `oldest waits for ${span(depth.oldest)}`}</span>
        </p>
      }
    >
      <p role="status" className={outcome === null ? "sr-only" : "px-4 pb-3"}>
        {outcome ?? ""}
      </p>
      {deadJobs.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No dead letters.</p>
      ) : (
        <>
          <DeadJobs queue={queue} jobs={deadJobs} onRetry={retry} />
          {deadJobs.length > 1 && (
            <div className="border-t border-line p-4">
              <RetryButton
                label={`Try all ${deadJobs.length} again`}
                onRetry={() => retry(deadJobs.map(({ id }) => id))}
              />
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

interface DeadJobsProps {
  queue: string;
  jobs: readonly DeadJob[];
  onRetry: (ids: readonly string[]) => Promise<void>;
}

function DeadJobs({ queue, jobs, onRetry }: DeadJobsProps) {
  const columns: readonly Column<DeadJob>[] = [
    {
      ...{ name: "About", className: "w-[34%]" },
      of: ({ key, id }) => <span className="font-mono text-xs max-md:break-all md:whitespace-nowrap">{key ?? id}</span>,
    },
    { name: "Since", of: ({ createdAt }) => <span className="whitespace-nowrap">{moment(createdAt)}</span> },
    { name: "Attempts", right: true, of: ({ attempts }) => attempts },
    { name: "Last reason", isText: true, className: "w-[32%]", of: ({ reason }) => reason ?? "–" },
    {
      ...{ name: "Retry", right: true, isUnnamed: true },
      of: ({ id }) => <RetryButton label="Try again" onRetry={() => onRetry([id])} />,
    },
  ];
  return <Table label={`Dead letters of ${queue}`} isLong columns={columns} rows={jobs} keyOf={({ id }) => id} />;
}
