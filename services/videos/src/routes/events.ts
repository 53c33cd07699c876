import { once } from "node:events";
import type { HttpApp } from "@terrace/service-kit/http";
import { VideoParams } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { maySee, requireSight } from "../domain/access.ts";
import { createSteadySigner } from "../domain/media-url.ts";
import { findVideo } from "../store/video.ts";
import { toVideo } from "../video-view.ts";
import { signingOf } from "./signing.ts";

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
      const over = new AbortController();
      const end = () => over.abort();
      stream.once("close", end);
      stream.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "private, no-store",
        "x-accel-buffering": "no",
        "x-request-id": request.id,
      });
      stream.write("retry: 1000\n\n");

      let sent = "";
      const unwatch = deps.watch.watch(id, (row) => {
        if (row === undefined || !maySee(row, user)) return end();
        const text = JSON.stringify(toVideo(row, sign, new Date()));
        if (text !== sent) stream.write(`event: video\ndata: ${text}\n\n`);
        sent = text;
        if (row.state === "complete" || row.state === "failed") end();
      });
      const keepAlive = setInterval(() => stream.write(": still here\n\n"), keepAliveMilliseconds);
      const forget = app.onSendAway(end);
      if (!app.draining.aborted && !over.signal.aborted) await once(over.signal, "abort");
      forget();
      clearInterval(keepAlive);
      unwatch();
      stream.end();
    },
  );
}
