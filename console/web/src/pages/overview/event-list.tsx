import { moment } from "../../format/figures.ts";
import type { JournalEntry } from "../../live/journal-entry.ts";
import type { Known } from "../../live/live-store.ts";
import { eventText } from "./event-text.ts";

const SHOWN = 12;

/** What has happened lately, newest first. */
export function EventList({ known }: { known: Known<readonly JournalEntry[]> }) {
  const entries = known.state === "ready" ? known.value : [];
  const told = entries.flatMap(({ id, event }) => {
    const text = eventText(event);
    return text === null ? [] : [{ id, at: event.at, ...text }];
  });
  const shown = told.slice(-SHOWN).reverse();
  if (shown.length === 0) return <p className="px-4 pb-4 text-muted">Nothing has happened since it was started.</p>;
  return (
    <ol className="figures pb-2" aria-live="off">
      {shown.map(({ id, at, text, isBad }) => (
        <li key={id} className="flex gap-4 px-4 py-1">
          <time dateTime={at} className="shrink-0 text-muted">
            {moment(at)}
          </time>
          <span className={isBad ? "text-danger" : ""}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
