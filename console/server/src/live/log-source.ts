import type { LogSource } from "../console-source.ts";
import type { ProcessLine } from "../view/index.ts";
import type { FeedSource } from "./feed.ts";

/** Lines that somebody who opens the page sees at once. */
const KEPT = 400;
/** Gathered before they are told: one message for a burst. Milliseconds. */
const GATHER = 100;

/** The topic of one process's or service's log, or of all of them. */
export function logSource(logs: LogSource, name: string | null): FeedSource {
  const kept: ProcessLine[] = [];
  return {
    first: () => (kept.length === 0 ? [] : [{ kind: "whole", value: kept }]),
    run: async (publish, signal) => {
      kept.length = 0;
      for await (const line of logs.last(name, KEPT)) kept.push(line);
      publish({ kind: "whole", value: kept });
      const gathered: ProcessLine[] = [];
      const tell = (): void => publish({ kind: "more", value: gathered.splice(0) });
      for await (const line of logs.follow(name, signal)) {
        kept.push(line);
        if (kept.length > KEPT) kept.shift();
        if (gathered.push(line) === 1) setTimeout(tell, GATHER);
      }
    },
  };
}
