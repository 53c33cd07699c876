import { runTransaction } from "@terrace/service-kit/db";
import { isDiskFull } from "@terrace/service-kit/errors";
import type { Lease } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { BadVideo, type FailureCode } from "../domain/failure.ts";
import { FfmpegError } from "../media/ffmpeg.ts";
import { type VideoJob, videoChannel } from "../queues.ts";
import { listTracks } from "../store/rendition.ts";
import { updateProcessing } from "../store/video.ts";

/** Ends the processing of a video for good, together with its job, where it got stuck. One that plays already stays up with the rungs it has. */
export async function failVideo(
  engines: Engines,
  lease: Lease,
  { code, end }: { readonly code: FailureCode; readonly end: (within: QueryExecutorProvider) => Promise<unknown> },
): Promise<void> {
  const { videoId } = lease.payload as VideoJob;
  await runTransaction(engines.db, async (transaction) => {
    await engines.queue.hold(lease, transaction);
    const plays = (await listTracks(transaction, videoId)).some((track) => track.kind === "video");
    const outcome = plays
      ? ({ state: "complete", stage: "done", progress: 1 } as const)
      : ({ state: "failed", failure_code: code } as const);
    await updateProcessing(transaction, videoId, outcome);
    await end(transaction);
  });
  engines.bus.publish(videoChannel(videoId));
  engines.log.warn({ videoId, code, jobId: lease.id }, "a video could not be processed to the end");
}

/** Which failure an error is, if trying again cannot or must not help any more; undefined lets the queue retry. */
export async function finalFailure(
  { storage }: Pick<Engines, "storage">,
  error: unknown,
  { failures, maxFailures }: Lease,
): Promise<FailureCode | undefined> {
  if (error instanceof BadVideo) return error.failure.code;
  const isLast = failures + 1 >= maxFailures;
  if (isDiskFull(error) || (await storage.freeBytes()) < fullBelow) return isLast ? "INSUFFICIENT_STORAGE" : undefined;
  // FFmpeg says the same about the same bytes: once more, in case the machine was at fault, and no more.
  if (error instanceof FfmpegError) return failures >= 1 ? "UNREADABLE_VIDEO" : undefined;
  return undefined;
}

/** A disk with less room than this (bytes) is why an attempt failed: FFmpeg does not always say so. */
const fullBelow = 4 * 1024 * 1024;
