import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "@terrace/service-kit/log";
import type { Lock, Locker } from "@tus/server";
import type { Db } from "../store/tables.ts";
import { dropLock, renewLock, takeLock } from "../store/upload.ts";

/** Seconds a lock outlives a killed process. */
const leaseSeconds = 6;
/** How often it is renewed, and how often a waiting request looks again, in milliseconds. */
const beatMilliseconds = 1_000;
const lookMilliseconds = 200;
/** How long a request waits for its turn, in milliseconds: longer than the lease, so that one retry after a crash is enough. */
const patienceMilliseconds = 8_000;

/** The answer to a request whose turn did not come; tus clients try again on 423. */
const locked = { status_code: 423, body: "Another request is writing to this upload" };

/** One writer per upload across all processes: a lease in the database, asked back when a newer request (a resumed upload) wants it. */
export function createUploadLocker(db: Db, log: Logger): Locker {
  return { newLock: (id) => createLock(db, id, log) };
}

function createLock(db: Db, id: string, log: Logger): Lock {
  const token = randomUUID();
  const released = new AbortController();
  let beating: Promise<void> = Promise.resolve();
  return {
    async lock(signal, requestRelease) {
      if (await waitForTurn(db, id, { token, signal }))
        beating = beat(db, id, { token, released: released.signal, requestRelease, log });
    },
    async unlock() {
      released.abort();
      await beating;
      await dropLock(db, id, token).catch((error) =>
        log.warn({ error }, "an upload stays locked until its lease runs out"),
      );
    },
  };
}

/** False when there is no such upload, which the caller finds out by itself. */
async function waitForTurn(
  db: Db,
  id: string,
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<boolean> {
  const deadline = performance.now() + patienceMilliseconds;
  for (;;) {
    const outcome = await takeLock(db, id, { token, seconds: leaseSeconds });
    if (outcome !== "busy") return outcome === "taken";
    if (signal.aborted || performance.now() > deadline) throw locked;
    await sleep(lookMilliseconds);
  }
}

interface Beat {
  readonly token: string;
  readonly released: AbortSignal;
  readonly requestRelease: () => Promise<void> | void;
  readonly log: Logger;
}

/** Renews until released; stops the writer when the lock is wanted, lost, or could not be renewed in time. */
async function beat(db: Db, id: string, { token, released, requestRelease, log }: Beat): Promise<void> {
  let renewedAt = performance.now();
  while (!released.aborted) {
    await sleep(beatMilliseconds, undefined, { signal: released }).catch(() => undefined);
    if (released.aborted) return;
    const asked = performance.now();
    try {
      const outcome = await renewLock(db, id, { token, seconds: leaseSeconds });
      if (outcome !== "held") return void (await requestRelease());
      renewedAt = asked;
    } catch (error) {
      log.warn({ error }, "the lock of an upload could not be renewed");
      if (performance.now() - renewedAt > (leaseSeconds - 1) * 1_000) return void (await requestRelease());
    }
  }
}
