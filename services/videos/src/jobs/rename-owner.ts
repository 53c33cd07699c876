import { runTransaction } from "@terrace/service-kit/db";
import type { Handler } from "@terrace/service-kit/queue";
import type { QueryExecutorProvider } from "kysely";
import type { Engines } from "../deps.ts";
import type { UserChange } from "../queues.ts";
import { listOwned, renameOwner } from "../store/video.ts";
import { createVideoCache } from "../video-cache.ts";

/** Gives the videos of a user the name that the user has now. Each is changed under the job's lease, so that a later name wins. */
export function createRenameHandler(engines: Engines): Handler<QueryExecutorProvider> {
  const { db, queue, redis, log } = engines;
  const cache = createVideoCache(redis, db, log);
  return {
    async work(lease) {
      const { userId, username } = lease.payload as UserChange;
      for (const id of await listOwned(db, userId)) {
        await cache.change(id, () =>
          runTransaction(db, async (transaction) => {
            await queue.hold(lease, transaction);
            await renameOwner(transaction, id, username);
          }),
        );
      }
      await queue.complete(lease);
    },
    async giveUp(_lease, _reason, bury) {
      await bury(db);
    },
  };
}
