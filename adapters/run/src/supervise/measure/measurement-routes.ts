import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Measurement } from "@terrace/core/report";
import type { Route } from "../control/route.ts";
import type { Meter } from "./meter.ts";

/** A reader that lets this much pile up is gone, or cannot be helped. */
const MOST_UNREAD = 4_194_304;

/**
 * `GET /measurements?since=MS`: what was measured after that moment and then each second, as lines of JSON or as server-sent events; without
 * `since`, from now on.
 */
export function measurementRoutes(meter: Source): readonly Route[] {
  return [
    {
      ...{ method: "GET", path: "/measurements" },
      answer: ({ query, lastEvent, wantsSse }) => {
        const since = Number(query.get("since") ?? (lastEvent || Date.now()));
        return { stream: (response) => void streamMeasurements(response, meter, { since, sse: wantsSse }) };
      },
    },
  ];
}

type Source = Pick<Meter, "minutes" | "onSecond">;

interface Wish {
  readonly since: number;
  readonly sse: boolean;
}

async function streamMeasurements(response: ServerResponse, meter: Source, { since, sse }: Wish): Promise<void> {
  const type = sse ? "text/event-stream" : "application/x-ndjson";
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  response.flushHeaders();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  response.on("error", () => gone.abort());
  const write = (at: number, line: string) => response.write(sse ? asSse(at, line) : `${line}\n`);
  let last = since;
  // What is measured while the past is being sent is sent with it.
  for (let isBehind = true; isBehind && !gone.signal.aborted; ) {
    isBehind = false;
    for (const minute of meter.minutes(last)) {
      let hasRoom = true;
      for (const line of minute) {
        last = (JSON.parse(line) as Measurement).at;
        hasRoom = write(last, line);
        isBehind = true;
      }
      if (!hasRoom) await once(response, "drain", { signal: gone.signal }).catch(() => undefined);
      if (gone.signal.aborted) return;
    }
  }
  const unlisten = meter.onSecond((measurement) => {
    write(measurement.at, JSON.stringify(measurement));
    if (response.writableLength > MOST_UNREAD) response.destroy();
  });
  gone.signal.addEventListener("abort", unlisten);
}

function asSse(at: number, line: string): string {
  return `id: ${at}\nevent: measurement\ndata: ${line}\n\n`;
}
