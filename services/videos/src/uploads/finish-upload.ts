import type { Bus } from "@terrace/service-kit/bus";
import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { Queue } from "@terrace/service-kit/queue";
import type { Storage } from "@terrace/service-kit/storage";
import { annotate } from "@terrace/service-kit/trace";
import type { QueryExecutorProvider } from "kysely";
import { rawKey, rawPrefix } from "../domain/object-key.ts";
import { queues, videoChannel } from "../queues.ts";
import type { Db } from "../store/tables.ts";
import { findUpload, finishUpload as markFinished } from "../store/upload.ts";
import { updateProcessing } from "../store/video.ts";
import { spooledBytes, spoolPath } from "./spool.ts";

/** What finishing needs. */
export interface FinishDeps {
  readonly db: Db;
  readonly storage: Storage;
  readonly queue: Queue<QueryExecutorProvider>;
  readonly bus: Bus;
  readonly spool: string;
}

/**
 * Hands a complete upload over: the file becomes the raw object, then one transaction marks it as uploaded and enqueues its processing.
 * Every step can be repeated, so whoever finds it half done (a retry, a HEAD, the sweeper) completes it.
 * @throws AppError GONE when the video was deleted meanwhile or the bytes are lost.
 */
export async function finishUpload({ db, storage, queue, bus, spool }: FinishDeps, id: string): Promise<void> {
  annotate({ videoId: id });
  if ((await spooledBytes(spool, id)) !== undefined) await storage.adopt(spoolPath(spool, id), rawKey(id));
  else if ((await storage.size(rawKey(id))) === undefined)
    throw new AppError("GONE", { message: "The bytes of this upload are no longer here. Upload the video again." });
  const handed = await runTransaction(db, async (transaction) => {
    if (!(await markFinished(transaction, id))) return false;
    await updateProcessing(transaction, id, { state: "uploaded", stage: "probe", progress: 0 });
    await queue.enqueue({ queue: queues.publish, key: id, priority: 10, payload: { videoId: id } }, transaction);
    return true;
  });
  if (handed) {
    queue.wake(queues.publish);
    bus.publish(videoChannel(id));
  } else if ((await findUpload(db, id)) === undefined) {
    await storage.deletePrefix(rawPrefix(id));
    throw new AppError("GONE", { message: "This video was deleted." });
  }
}
