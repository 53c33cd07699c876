import type { IncomingMessage, ServerResponse } from "node:http";
import { PAGE_HEADERS } from "../http/respond.ts";
import type { Feeds } from "./feeds.ts";

/** Keeps a quiet stream from being taken for a dead one. */
const COMMENT_EVERY = 15_000;
/** A browser that takes nothing any more is left; it comes back by itself. Bytes. */
const BEHIND = 8 * 1024 * 1024;

/** The one stream of a page: all topics that it shows, as server-sent events named after them. */
export function stream(
  request: IncomingMessage,
  response: ServerResponse,
  { feeds, topics }: { readonly feeds: Feeds; readonly topics: readonly string[] },
): void {
  response.writeHead(200, {
    ...PAGE_HEADERS,
    "content-type": "text/event-stream",
    "cache-control": "no-store",
  });
  response.write("retry: 1000\n\n");
  const detached = topics.flatMap((topic) => {
    const found = feeds.find(topic);
    const tell = (text: string): void => {
      response.write(`event: ${topic}\ndata: ${text}\n\n`);
      if (response.writableLength > BEHIND) response.destroy();
    };
    return found === undefined ? [] : [found.feed.attach(found.argument, tell)];
  });
  const timer = setInterval(() => response.write(":\n\n"), COMMENT_EVERY);
  const end = (): void => {
    clearInterval(timer);
    for (const detach of detached) detach();
  };
  request.socket.setNoDelay(true);
  response.once("close", end);
}
