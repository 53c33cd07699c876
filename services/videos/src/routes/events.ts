import { setTimeout as sleep } from "node:timers/promises";
import type { HttpApp } from "@terrace/service-kit/http";
import { VideoParams } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { maySee, requireSight } from "../domain/access.ts";
import { createSteadySigner } from "../domain/media-url.ts";
import { videoChannel } from "../queues.ts";
import { findVideo } from "../store/video.ts";
import { toVideo } from "../video-view.ts";
import { signingOf } from "./signing.ts";

/** Looks at the video this often (milliseconds) when the bus is silent: Redis may be away. */
const lookMilliseconds = 2_000;
/** A comment this often (milliseconds) keeps proxies from closing an idle stream. */
const keepAliveMilliseconds = 15_000;

/** Server-sent events: `event: video` with the whole video whenever it changed, until it is complete, failed or deleted. */
export function addEvents(app: HttpApp, config: Config, deps: Deps): void {
  const sign = createSteadySigner(signingOf(config));
  app.get(
    "/api/videos/:id/events",
    { onRequest: deps.auth.optionalUser, schema: { params: VideoParams } },
    async (request, reply) => {
      const { id } = request.params;
      const { user } = request;
      requireSight(await findVideo(deps.db, id), user);
      reply.hijack();
      const stream = reply.raw;
      const gone = new AbortController();
      stream.once("close", () => gone.abort());
      const ended = AbortSignal.any([gone.signal, app.draining]);
      stream.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "private, no-store",
        "x-accel-buffering": "no",
        "x-request-id": request.id,
      });
      stream.write("retry: 1000\n\n");

      const bell = createBell();
      const unsubscribe = deps.bus.subscribe(videoChannel(id), bell.ring);
      let sent = "";
      let spokeAt = performance.now();
      try {
        while (!ended.aborted) {
          const row = await findVideo(deps.db, id).catch(() => null);
          if (row === undefined || (row !== null && !maySee(row, user))) break;
          const text = row === null ? sent : JSON.stringify(toVideo(row, sign, new Date()));
          if (text !== sent) {
            stream.write(`event: video\ndata: ${text}\n\n`);
            [sent, spokeAt] = [text, performance.now()];
          } else if (performance.now() - spokeAt > keepAliveMilliseconds) {
            stream.write(": still here\n\n");
            spokeAt = performance.now();
          }
          if (row?.state === "complete" || row?.state === "failed") break;
          await bell.wait(lookMilliseconds, ended);
        }
      } finally {
        unsubscribe();
        stream.end();
      }
    },
  );
}

/** Remembers a ring that came while nobody waited. */
function createBell(): { ring(): void; wait(milliseconds: number, signal: AbortSignal): Promise<void> } {
  let rung = Promise.withResolvers<void>();
  return {
    ring: () => rung.resolve(),
    async wait(milliseconds, signal) {
      const done = new AbortController();
      await Promise.race([
        rung.promise,
        sleep(milliseconds, undefined, { signal: AbortSignal.any([signal, done.signal]) }).catch(() => undefined),
      ]);
      done.abort();
      rung = Promise.withResolvers<void>();
    },
  };
}
