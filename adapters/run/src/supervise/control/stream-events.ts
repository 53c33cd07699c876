import type { ServerResponse } from "node:http";
import type { Journal, JournalEntry } from "./journal.ts";

/** Keeps proxies and browsers from taking a quiet stream for a dead one. */
const COMMENT_EVERY = 15_000;

/** Sends the kept events after a number and then each new one: server-sent events, or one JSON object per line. */
export function streamEvents(
  response: ServerResponse,
  journal: Journal,
  { after, sse }: { readonly after: number; readonly sse: boolean },
): void {
  const type = sse ? "text/event-stream" : "application/x-ndjson";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  response.flushHeaders();
  const unfollow = journal.follow(after, (entry) => response.write(sse ? asSse(entry) : `${JSON.stringify(entry)}\n`));
  const timer = setInterval(() => response.write(sse ? ":\n\n" : "\n"), COMMENT_EVERY);
  response.once("close", () => {
    unfollow();
    clearInterval(timer);
  });
}

function asSse({ id, event }: JournalEntry): string {
  return `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
