import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Handler, type Lease, LeaseLost, type Run } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { judgeCopy } from "../domain/conformance.ts";
import { encodeArguments } from "../domain/encode-arguments.ts";
import { type EncodedRung, planLadder } from "../domain/ladder.ts";
import { processedPrefix, rawKey, thumbnailsPrefix } from "../domain/object-key.ts";
import type { VideoStream } from "../domain/probe.ts";
import { planStoryboard, storyboardArguments, storyboardTrack } from "../domain/storyboard.ts";
import { type Track, trackDuration } from "../domain/track.ts";
import { runFfmpeg, trustedInput } from "../media/ffmpeg.ts";
import { packageTrack } from "../media/packager.ts";
import { queues } from "../queues.ts";
import { listTracks } from "../store/rendition.ts";
import type { Db } from "../store/tables.ts";
import { findInspection } from "../store/video.ts";
import { publish } from "./publication.ts";
import { findOrphans } from "./tidy.ts";
import { createVideoHandler } from "./video-handler.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/** Politeness of the long encodes: uploads and the first rung of the next video go before them. */
const niceness = 10;
const storyboardImage = "storyboard.jpg";
const storyboardFile = "storyboard.vtt";

/** How the ladder is made. */
export interface LadderOptions {
  /** Seconds that a withdrawn rung stays for those who watch it. */
  readonly keepWithdrawn: number;
}

/** Encodes the rungs that are not there yet in one decode, then the storyboard. */
export function createLadderHandler(
  engines: Engines,
  { keepWithdrawn }: LadderOptions,
): Handler<QueryExecutorProvider> {
  return createVideoHandler(engines, async (lease, videoId, run) => {
    const inspection = await findInspection(engines.db, videoId);
    const video = inspection?.probe.video;
    if (inspection === undefined || !video) throw new LeaseLost(lease);
    await using workspace = await openWorkspace(engines.storage, videoId, lease);
    const plan = planLadder(video, judgeCopy(video, inspection.packets));
    const present = new Set((await listTracks(engines.db, videoId)).map(({ name }) => name));
    const missing = plan.encoded.filter(({ name }) => !present.has(name));
    const tracks = await encode(engines, {
      videoId,
      video,
      rungs: missing,
      workspace,
      run,
      seconds: inspection.packets.end - inspection.packets.start,
    });
    await publish(engines, {
      lease,
      workspace,
      videoId,
      tracks,
      withdrawn: plan.copied?.stays === false ? [plan.copied.name] : [],
      change: { stage: "storyboard", progress: 0 },
      also: async () => {},
    });
    await drawStoryboard(engines, videoId, { workspace, signal: run.signal });
    await publish(engines, {
      lease,
      workspace,
      videoId,
      tracks: [],
      files: Object.fromEntries(
        [storyboardImage, storyboardFile].map((file) => [file, `${thumbnailsPrefix(videoId)}${file}`]),
      ),
      change: {
        state: "complete",
        stage: "done",
        progress: 1,
        storyboard_url: `${thumbnailsPrefix(videoId)}${storyboardFile}`,
      },
      also: (transaction) => finish(engines, lease, { videoId, keepWithdrawn, transaction }),
    });
  });
}

interface Encoding {
  readonly videoId: string;
  readonly video: VideoStream;
  readonly rungs: readonly EncodedRung[];
  readonly workspace: Workspace;
  readonly run: Run;
  /** Length of the film. */
  readonly seconds: number;
}

async function encode(
  engines: Engines,
  { videoId, video, rungs, workspace, run, seconds }: Encoding,
): Promise<Track[]> {
  if (rungs.length === 0) return [];
  for (const { name } of rungs) await mkdir(join(workspace.path, name));
  const source = await engines.storage.localPath(rawKey(videoId), workspace.path);
  await runFfmpeg([...trustedInput, "-i", source, ...encodeArguments(video, rungs)], {
    cwd: workspace.path,
    signal: run.signal,
    niceness,
    onProgress: (at) => run.progress(Math.min(1, at / seconds)),
  });
  return Promise.all(
    rungs.map(({ name, width, height, frameRate }) =>
      packageTrack(join(workspace.path, name), {
        kind: "video",
        name,
        folder: workspace.folderOf(name),
        width,
        height,
        frameRate,
      }),
    ),
  );
}

/** Drawn from the lowest rung: upright, in SDR and quick to decode, whatever the source was. */
async function drawStoryboard(
  engines: Engines,
  videoId: string,
  { workspace, signal }: { workspace: Workspace; signal: AbortSignal },
): Promise<void> {
  const { storage } = engines;
  const videos = (await listTracks(engines.db, videoId)).filter((track) => track.kind === "video");
  const lowest = videos.toSorted((a, b) => a.width * a.height - b.width * b.height)[0];
  if (lowest === undefined) throw new Error("There is no rung to draw the storyboard from");
  const plan = planStoryboard(lowest, trackDuration(lowest));
  const input = await storage.localPath(`${processedPrefix(videoId)}${lowest.folder}/index.m3u8`, workspace.path);
  await runFfmpeg(storyboardArguments(input, plan, storyboardImage), { cwd: workspace.path, signal, niceness });
  await writeFile(join(workspace.path, storyboardFile), storyboardTrack(plan, storyboardImage));
}

/** Ends the job. What no playlist names any more goes later. */
async function finish(
  engines: Engines,
  lease: Lease,
  { videoId, keepWithdrawn, transaction }: { videoId: string; keepWithdrawn: number; transaction: Db },
): Promise<void> {
  await engines.queue.complete(lease, transaction);
  if ((await findOrphans({ ...engines, db: transaction }, videoId)).length === 0) return;
  await engines.queue.enqueue(
    { queue: queues.tidy, key: videoId, payload: { videoId }, delay: keepWithdrawn },
    transaction,
  );
}
