import { setTimeout as sleep } from "node:timers/promises";
import { type Lease, LeaseLost, type Queue } from "@terrace/service-kit/queue";
import { describe, expect, it } from "vitest";

/** A driver under test and a way to run something in a transaction of its own that may be rolled back. */
export interface QueueSubject<Scope> {
  readonly queue: Queue<Scope>;
  /** The shortest lease that the driver can give, in seconds. */
  readonly shortestLease: number;
  transaction<Result>(work: (within: Scope) => Promise<Result>): Promise<Result>;
}

const worker = { worker: "one", seconds: 30 };

/** What every driver of the queue must do. `subject` is called per test; each test has a queue name of its own. */
export function describeQueue<Scope>(driver: string, subject: () => QueueSubject<Scope>): void {
  let count = 0;
  const freshName = () => `queue-${driver}-${count++}`;

  async function claimed(queue: Queue<Scope>, name: string, seconds = 30): Promise<Lease> {
    const lease = await queue.claim([name], { ...worker, seconds });
    if (lease === undefined) throw new Error("nothing to claim");
    return lease;
  }

  describe(`queue: ${driver}`, () => {
    it("hands a job to one worker only", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: { n: 1 } });
      const both = await Promise.all([queue.claim([name], worker), queue.claim([name], { ...worker, worker: "two" })]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(both.find(Boolean)).toMatchObject({ payload: { n: 1 }, attempt: 1, failures: 0 });
    });

    it("adds a job if and only if the caller's transaction commits", async () => {
      const { queue, transaction } = subject();
      const name = freshName();
      const undone = transaction(async (within) => {
        await queue.enqueue({ queue: name, payload: 1 }, within);
        throw new Error("rolled back");
      });
      await expect(undone).rejects.toThrow("rolled back");
      expect(await queue.claim([name], worker)).toBeUndefined();
      await transaction((within) => queue.enqueue({ queue: name, payload: 2 }, within));
      expect(await queue.claim([name], worker)).toMatchObject({ payload: 2 });
    });

    it("takes the highest priority first, then the oldest, and leaves later ones alone", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: "old" });
      await queue.enqueue({ queue: name, payload: "new" });
      await queue.enqueue({ queue: name, payload: "urgent", priority: 9 });
      await queue.enqueue({ queue: name, payload: "later", priority: 9, delay: 60 });
      const order = [];
      for (let lease = await queue.claim([name], worker); lease; lease = await queue.claim([name], worker))
        order.push(lease.payload);
      expect(order).toEqual(["urgent", "old", "new"]);
    });

    it("keeps one living job per key and accepts it again once done", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: "first", key: "k" });
      await queue.enqueue({ queue: name, payload: "second", key: "k" });
      const lease = await claimed(queue, name);
      expect(lease.payload).toBe("first");
      await queue.enqueue({ queue: name, payload: "third", key: "k" });
      expect(await queue.claim([name], worker)).toBeUndefined();
      await queue.complete(lease);
      await queue.enqueue({ queue: name, payload: "fourth", key: "k" });
      expect(await claimed(queue, name)).toMatchObject({ payload: "fourth" });
    });

    it("gives a job whose lease ran out to another worker and refuses everything of the first", async () => {
      const { queue, transaction, shortestLease } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null });
      const first = await claimed(queue, name, shortestLease);
      await sleep(shortestLease * 1_000 + 20);
      const second = await claimed(queue, name);
      expect(second).toMatchObject({ id: first.id, attempt: 2, failures: 1 });
      await expect(queue.renew(first, { seconds: 30 })).rejects.toThrow(LeaseLost);
      await expect(queue.complete(first)).rejects.toThrow(LeaseLost);
      await expect(queue.fail(first, "late")).rejects.toThrow(LeaseLost);
      await expect(queue.release(first)).rejects.toThrow(LeaseLost);
      await expect(transaction((within) => queue.hold(first, within))).rejects.toThrow(LeaseLost);
      await queue.complete(second);
      expect(await queue.claim([name], worker)).toBeUndefined();
    });

    it("keeps a renewed lease", async () => {
      const { queue, shortestLease } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null });
      const lease = await claimed(queue, name, shortestLease);
      await queue.renew(lease, { seconds: 30, progress: 0.5 });
      await sleep(shortestLease * 1_000 + 20);
      expect(await queue.claim([name], worker)).toBeUndefined();
      await queue.complete(lease);
    });

    it("does not let a held job be claimed or cancelled before the transaction ends", async () => {
      const { queue, transaction, shortestLease } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null, key: "k" });
      const lease = await claimed(queue, name, shortestLease);
      let cancelled = false;
      await transaction(async (within) => {
        await queue.hold(lease, within);
        await sleep(shortestLease * 1_000 + 20);
        expect(await queue.claim([name], worker)).toBeUndefined();
        void queue.cancel(name, "k").then(() => {
          cancelled = true;
        });
        await sleep(50);
        expect(cancelled).toBe(false);
        await queue.complete(lease, within);
      });
      expect(await queue.claim([name], worker)).toBeUndefined();
    });

    it("tries again later, with the reason, and buries nothing yet", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: { id: 7 }, maxFailures: 2 });
      expect(await queue.fail(await claimed(queue, name), "first reason")).toBe("waiting");
      expect(await queue.claim([name], worker)).toBeUndefined();
      await expect.poll(() => queue.claim([name], worker)).toMatchObject({ failures: 1, reason: "first reason" });
      expect(await queue.dead(name)).toEqual([]);
    });

    it("buries a job that failed as often as it may", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: { id: 7 }, maxFailures: 1, key: "k" });
      expect(await queue.fail(await claimed(queue, name), "it broke")).toBe("dead");
      expect(await queue.claim([name], worker)).toBeUndefined();
      expect(await queue.dead(name)).toMatchObject([{ payload: { id: 7 }, reason: "it broke", key: "k" }]);
      await queue.enqueue({ queue: name, payload: "again", key: "k" });
      expect(await claimed(queue, name)).toMatchObject({ payload: "again" });
    });

    it("returns a released job at once and unharmed", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null });
      await queue.release(await claimed(queue, name));
      expect(await claimed(queue, name)).toMatchObject({ attempt: 2, failures: 0 });
    });

    it("takes a cancelled job away from its worker", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null, key: "k" });
      const lease = await claimed(queue, name);
      await queue.cancel(name, "k");
      await expect(queue.renew(lease, { seconds: 30 })).rejects.toThrow(LeaseLost);
    });

    it("gives every job to exactly one of many workers", async () => {
      const { queue } = subject();
      const name = freshName();
      const all = Array.from({ length: 40 }, (_, index) => index);
      for (const payload of all) await queue.enqueue({ queue: name, payload });
      const seen: unknown[] = [];
      const workers = Array.from({ length: 4 }, async (_, index) => {
        for (;;) {
          const lease = await queue.claim([name], { worker: `w${index}`, seconds: 30 });
          if (lease === undefined) return;
          seen.push(lease.payload);
          await queue.complete(lease);
        }
      });
      await Promise.all(workers);
      expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(all);
    });
  });
}
