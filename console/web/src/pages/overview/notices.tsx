import type { AlarmsReport, Measurement, RunSnapshot } from "@terrace/core/report";
import { useLive } from "../../live/use-live.ts";
import { Mark } from "../../parts/mark.tsx";
import { ALL_PAGES } from "../../shell/pages.ts";
import { TextLink } from "../../shell/text-link.tsx";
import { noticesOf, type OverviewNotice } from "./notices-of.ts";

/** What somebody should know before anything else. Nothing where all is as said. */
export function Notices({ snapshot, measured }: { snapshot: RunSnapshot; measured: Measurement | null }) {
  const known = useLive<AlarmsReport>("alarms");
  const alarms = known.state === "ready" ? known.value.alarms : [];
  const notices = noticesOf(snapshot, { alarms, measured });
  if (notices.length === 0) return null;
  return (
    <ul
      aria-label="To know"
      className="rounded-lg border border-line bg-surface [&>li:not(:last-child)]:border-b [&>li]:border-line"
    >
      {notices.map((notice) => (
        <Row key={`${notice.what} ${notice.text}`} notice={notice} />
      ))}
    </ul>
  );
}

function Row({ notice: { what, tone, text, command, page } }: { notice: OverviewNotice }) {
  return (
    <li className="grid items-start gap-x-4 gap-y-1 px-4 py-2.5 md:grid-cols-[12rem_1fr_auto]">
      <span className="min-w-0">
        <Mark tone={tone}>{what}</Mark>
      </span>
      <span className="min-w-0 wrap-anywhere">
        {text}
        {command !== undefined && (
          <>
            {" "}
            <code className="rounded-sm bg-raised px-1.5 py-0.5 text-[0.9em] md:whitespace-nowrap">{command}</code>
          </>
        )}
      </span>
      {page !== undefined && (
        <TextLink to={page} aria-label={`${labelOf(page)}: ${what}`}>
          {labelOf(page)}
        </TextLink>
      )}
    </li>
  );
}

function labelOf(page: string): string {
  return ALL_PAGES.find(({ path }) => path === page)?.label ?? page;
}
