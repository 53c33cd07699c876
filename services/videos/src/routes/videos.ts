import { type User, userOf } from "@terrace/service-kit/auth";
import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { decodeCursor, toPage } from "@terrace/service-kit/pagination";
import { type Video, type VideoPage, VideoParams, VideoPatch, VideoQuery } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { requireDeletion, requireOwner, requireSight } from "../domain/access.ts";
import { createSteadySigner } from "../domain/media-url.ts";
import { eraseObjects } from "../jobs/erase.ts";
import { queues, videoChannel } from "../queues.ts";
import { createSingleFlight } from "../single-flight.ts";
import { listVideos } from "../store/listing.ts";
import { deleteVideo, findVideo, updateVideo, type VideoRow } from "../store/video.ts";
import { toListed, toVideo } from "../video-view.ts";
import { signingOf } from "./signing.ts";

/** Seconds until the deletion job looks after the objects, if the request itself could not. */
const eraseDelay = 30;
/** An anonymous list may be this old at the edge; a signed-in caller always gets a fresh one (CON-BRQ-31). */
const anonymousCache = "public, max-age=0, s-maxage=15";

/** List, show, edit and delete: requests are held to the contract, rows lie behind the store (BRQ-SVC-02, BRQ-SVC-08). */
export function addVideos(app: HttpApp, config: Config, deps: Deps): void {
  const sign = createSteadySigner(signingOf(config));
  const view = (row: VideoRow): Video => toVideo(row, sign, new Date());
  const share = createSingleFlight<string>();

  async function list({ limit, cursor, ...filter }: VideoQuery, { isPublic }: { isPublic: boolean }): Promise<string> {
    const rows = await listVideos(deps.ask, { ...filter, limit: limit + 1, after: readCursor(cursor), isPublic });
    const page = toPage(rows, limit, (row) => [row.created_at, row.id]);
    const now = new Date();
    const items = page.items.map((row) => toListed(row, sign, now));
    return JSON.stringify({ items, nextCursor: page.nextCursor } satisfies VideoPage);
  }

  app.get(
    "/api/videos",
    { onRequest: deps.auth.optionalUser, schema: { querystring: VideoQuery } },
    async (request, reply): Promise<string> => {
      const { query, user } = request;
      reply.header("vary", "authorization").type("application/json; charset=utf-8");
      // Not shared: a query begun before the caller's own last change would not show it.
      if (user !== null) return list(query, { isPublic: query.user !== user.id });
      reply.header("cache-control", anonymousCache);
      return share(JSON.stringify(query), () => list(query, { isPublic: true }));
    },
  );

  app.get(
    "/api/videos/:id",
    { onRequest: deps.auth.optionalUser, schema: { params: VideoParams } },
    async (request, reply): Promise<Video> => {
      reply.header("vary", "authorization");
      return view(requireSight(await deps.cache.find(request.params.id), request.user));
    },
  );

  app.patch(
    "/api/videos/:id",
    { onRequest: deps.auth.requireUser, schema: { params: VideoParams, body: VideoPatch } },
    async (request): Promise<Video> => {
      const { id } = request.params;
      requireOwner(await findVideo(deps.db, id), userOf(request));
      const row = await deps.cache.change(id, () => updateVideo(deps.db, id, request.body));
      if (row === undefined) throw new AppError("NOT_FOUND");
      deps.bus.publish(videoChannel(id));
      return view(row);
    },
  );

  app.delete(
    "/api/videos/:id",
    { onRequest: deps.auth.requireUser, schema: { params: VideoParams } },
    async (request, reply) => {
      const { id } = request.params;
      requireDeletion(await findVideo(deps.db, id), userOf(request));
      await deps.cache.change(id, () => remove(deps, id, userOf(request)));
      return reply.status(204).send();
    },
  );
}

/** Job rows go before the video's: the order in which a publishing worker locks them. */
async function remove(deps: Deps, id: string, by: User): Promise<void> {
  await runTransaction(deps.db, async (transaction) => {
    for (const queue of [queues.publish, queues.ladder, queues.tidy]) await deps.queue.cancel(queue, id, transaction);
    await deleteVideo(transaction, id);
    await deps.queue.enqueue(
      { queue: queues.erase, key: id, payload: { videoId: id }, delay: eraseDelay },
      transaction,
    );
  });
  deps.bus.publish(videoChannel(id));
  deps.log.info({ videoId: id, userId: by.id }, "video deleted");
  await eraseObjects(deps, id).catch((error) =>
    deps.log.warn({ error, videoId: id }, "objects are left for the worker to remove"),
  );
}

function readCursor(cursor: string | undefined): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined;
  const [createdAt = "", id = ""] = decodeCursor(cursor, 2).map(String);
  const isKey =
    /^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z$/.test(createdAt) &&
    !Number.isNaN(Date.parse(createdAt)) &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  if (isKey) return [createdAt, id];
  throw new AppError("VALIDATION_FAILED", {
    message: "cursor is not one that this endpoint gave out.",
    details: { field: "cursor" },
  });
}
