import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runTransaction } from "@terrace/service-kit/db";
import type { Handler, Lease, Run } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { judgeCopy } from "../domain/conformance.ts";
import {
  audioArguments,
  copyArguments,
  encodeArguments,
  posterArguments,
  soundOf,
} from "../domain/encode-arguments.ts";
import { BadVideo } from "../domain/failure.ts";
import { firstRung, planLadder } from "../domain/ladder.ts";
import { rawKey, thumbnailsPrefix } from "../domain/object-key.ts";
import type { Track } from "../domain/track.ts";
import { type FfmpegOptions, runFfmpeg, trustedInput } from "../media/ffmpeg.ts";
import { type Inspection, inspect } from "../media/inspect.ts";
import { packageTrack } from "../media/packager.ts";
import { queues, type VideoJob, videoChannel } from "../queues.ts";
import { saveInspection } from "../store/video.ts";
import { publish } from "./publication.ts";
import { createVideoHandler } from "./video-handler.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

/** Makes an upload playable as fast as it can be: its own picture if that conforms (some 120 times faster than playing), else the lowest rung. */
export function createPublishHandler(engines: Engines): Handler<QueryExecutorProvider> {
  return createVideoHandler(engines, async (lease, videoId, run) => {
    await using workspace = await openWorkspace(engines.storage, videoId, lease);
    const source = await engines.storage.localPath(rawKey(videoId), workspace.path);
    const options = { cwd: workspace.path, signal: run.signal };
    const inspection = await inspect(source, options);
    await runTransaction(engines.db, async (transaction) => {
      await engines.queue.hold(lease, transaction);
      await saveInspection(transaction, videoId, inspection);
    });
    engines.bus.publish(videoChannel(videoId));
    const [tracks] = await Promise.all([
      makeFirstTracks(source, inspection, { workspace, run, options }),
      makePoster(source, inspection, options),
    ]);
    await publish(engines, {
      lease,
      workspace,
      videoId,
      tracks,
      files: { [posterFile]: `${thumbnailsPrefix(videoId)}${posterFile}` },
      change: {
        state: "playable",
        stage: "ladder",
        progress: 0,
        thumbnail_url: `${thumbnailsPrefix(videoId)}${posterFile}`,
      },
      also: (transaction) => handOver(engines, lease, transaction),
    });
    engines.queue.wake(queues.ladder);
  });
}

const posterFile = "poster.jpg";

interface Making {
  readonly workspace: Workspace;
  readonly run: Run;
  readonly options: FfmpegOptions;
}

/** One FFmpeg command for picture and sound. */
async function makeFirstTracks(
  source: string,
  { probe, packets }: Inspection,
  { workspace, run, options }: Making,
): Promise<Track[]> {
  const { video, audio } = probe;
  if (video === null) throw new BadVideo("NO_VIDEO_STREAM");
  const plan = planLadder(video, judgeCopy(video, packets));
  const picture = plan.copied ?? firstRung(plan);
  if (picture === undefined) throw new BadVideo("TOO_SMALL");
  const names = [picture.name, ...(audio ? ["audio"] : [])];
  for (const name of names) await mkdir(join(workspace.path, name));
  const length = packets.end - packets.start;
  await runFfmpeg(
    [
      ...[...trustedInput, "-i", source],
      ...("maxRate" in picture ? encodeArguments(video, [picture]) : copyArguments(video, picture.name)),
      ...(audio ? audioArguments(audio, probe) : []),
    ],
    { ...options, onProgress: (seconds) => run.progress(Math.min(1, seconds / length)) },
  );
  const { name, width, height, frameRate } = picture;
  const tracks = [
    await packageTrack(join(workspace.path, name), {
      kind: "video",
      name,
      folder: workspace.folderOf(name),
      width,
      height,
      frameRate,
    }),
  ];
  if (audio)
    tracks.push(
      await packageTrack(join(workspace.path, "audio"), {
        kind: "audio",
        name: "audio",
        folder: workspace.folderOf("audio"),
        width: 0,
        height: 0,
        frameRate: 0,
        ...soundOf(audio, probe),
      }),
    );
  return tracks;
}

async function makePoster(path: string, { probe }: Inspection, options: FfmpegOptions): Promise<void> {
  if (probe.video === null) throw new BadVideo("NO_VIDEO_STREAM");
  await runFfmpeg([...trustedInput, ...posterArguments({ path, probe }, probe.video, posterFile)], options);
  // FFmpeg is content with no picture at all when none could be decoded.
  if (!existsSync(join(options.cwd, posterFile))) throw new BadVideo("UNREADABLE_VIDEO");
}

async function handOver(engines: Engines, lease: Lease, within: QueryExecutorProvider): Promise<void> {
  const { videoId } = lease.payload as VideoJob;
  await engines.queue.enqueue({ queue: queues.ladder, key: videoId, payload: { videoId } }, within);
  await engines.queue.complete(lease, within);
}
