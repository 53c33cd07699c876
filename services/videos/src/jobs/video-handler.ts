import type { Handler, Lease, Run } from "@terrace/service-kit/queue";
import { annotate } from "@terrace/service-kit/trace";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import { type VideoJob, videoChannel } from "../queues.ts";
import { updateProcessing } from "../store/video.ts";
import { failVideo, finalFailure } from "./fail-video.ts";

/** Wraps the work on a video with what all such jobs do: progress for the owner, a clear failure when the file or the last attempt is bad. */
export function createVideoHandler(
  engines: Engines,
  work: (lease: Lease, videoId: string, run: Run) => Promise<void>,
): Handler<QueryExecutorProvider> {
  return {
    async work(lease, run) {
      const { videoId } = lease.payload as VideoJob;
      annotate({ videoId });
      try {
        await work(lease, videoId, run);
      } catch (error) {
        const code = run.signal.aborted ? undefined : await finalFailure(engines, error, lease);
        if (code === undefined) throw error;
        engines.log.info({ error, jobId: lease.id }, "the video cannot be processed");
        await failVideo(engines, lease, { code, end: (within) => engines.queue.complete(lease, within) });
      }
    },
    giveUp: (lease, _reason, bury) => failVideo(engines, lease, { code: "PROCESSING_FAILED", end: bury }),
    async reported(lease, share) {
      const { videoId } = lease.payload as VideoJob;
      await updateProcessing(engines.db, videoId, { progress: share });
      engines.bus.publish(videoChannel(videoId));
    },
  };
}
