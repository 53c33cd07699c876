import { once } from "node:events";
import { createLogger } from "@terrace/service-kit/log";
import { type ConsumerOptions, consume, type Handler } from "@terrace/service-kit/queue";
import { describe, expect, it } from "vitest";
import type { QueueSubject } from "./queue.ts";

/** A driver with its way to wake a consumer and to lose its engine. */
export interface ConsumerSubject<Scope> extends QueueSubject<Scope> {
  onWake(listener: () => void): () => void;
  readonly outage: { begin(): Promise<void>; end(): Promise<void> };
}

const log = createLogger({ service: "test", version: "0", environment: "test" }, { level: "silent" });

/** What the consumer must do over any driver. */
export function describeConsumer<Scope>(driver: string, subject: () => ConsumerSubject<Scope>): void {
  let count = 0;
  const freshName = () => `consumer-${driver}-${count++}`;

  function start(name: string, handler: Partial<Handler<Scope>>, options: Partial<ConsumerOptions<Scope>> = {}) {
    const { queue, transaction, onWake } = subject();
    const full: Handler<Scope> = {
      work: (lease) => queue.complete(lease),
      giveUp: async (_lease, _reason, bury) => void (await transaction(bury)),
      ...handler,
    };
    return consume(queue, {
      handlers: { [name]: full },
      concurrency: 1,
      worker: "w",
      leaseSeconds: 1.2,
      onWake,
      log,
      ...options,
    });
  }

  describe(`consumer over ${driver}`, () => {
    it("starts a job at once when woken, long before the next look", async () => {
      const { queue } = subject();
      const name = freshName();
      const done = Promise.withResolvers<number>();
      const consumer = start(
        name,
        { work: (lease) => queue.complete(lease).then(() => done.resolve(performance.now())) },
        { pollMilliseconds: 60_000 },
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      const at = performance.now();
      await queue.enqueue({ queue: name, payload: null });
      queue.wake(name);
      expect((await done.promise) - at).toBeLessThan(20_000);
      await consumer.close();
    });

    it("keeps the lease of a job that takes longer than the lease", async () => {
      const { queue } = subject();
      const name = freshName();
      const attempts: number[] = [];
      const done = Promise.withResolvers<void>();
      const work: Handler<Scope>["work"] = async (lease) => {
        attempts.push(lease.attempt);
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        await queue.complete(lease);
        done.resolve();
      };
      const options = { pollMilliseconds: 50, leaseSeconds: 2.4 };
      const two = [start(name, { work }, options), start(name, { work }, options)];
      await queue.enqueue({ queue: name, payload: null });
      await done.promise;
      await Promise.all(two.map((consumer) => consumer.close()));
      expect(attempts).toEqual([1]);
    });

    it("stops a handler whose job was cancelled", async () => {
      const { queue } = subject();
      const name = freshName();
      const started = Promise.withResolvers<void>();
      const stopped = Promise.withResolvers<unknown>();
      const consumer = start(
        name,
        {
          work: async (_lease, { signal }) => {
            started.resolve();
            await once(signal, "abort");
            stopped.resolve(signal.reason);
            throw signal.reason;
          },
        },
        { pollMilliseconds: 20 },
      );
      await queue.enqueue({ queue: name, payload: null, key: "k" });
      await started.promise;
      await queue.cancel(name, "k");
      expect(await stopped.promise).toMatchObject({ name: "LeaseLost" });
      await consumer.close();
      expect(await queue.dead(name)).toEqual([]);
    });

    it("returns the job in hand when it must leave, without counting it as a failure", async () => {
      const { queue } = subject();
      const name = freshName();
      const started = Promise.withResolvers<void>();
      const consumer = start(
        name,
        {
          work: async (_lease, { signal }) => {
            started.resolve();
            await once(signal, "abort");
            throw new Error("interrupted");
          },
        },
        { pollMilliseconds: 20 },
      );
      await queue.enqueue({ queue: name, payload: null });
      await started.promise;
      await consumer.close();
      expect(await queue.claim([name], { worker: "other", seconds: 5 })).toMatchObject({ attempt: 2, failures: 0 });
    });

    it("gives up exactly once, with the last reason, and leaves the job dead", async () => {
      const { queue, transaction } = subject();
      const name = freshName();
      const given = Promise.withResolvers<string>();
      const consumer = start(
        name,
        {
          work: async () => {
            throw new Error("it never works");
          },
          giveUp: async (_lease, reason, bury) => {
            await transaction(bury);
            given.resolve(reason);
          },
        },
        { pollMilliseconds: 20 },
      );
      await queue.enqueue({ queue: name, payload: 5, maxFailures: 2 });
      expect(await given.promise).toBe("it never works");
      expect(await queue.dead(name)).toMatchObject([{ payload: 5, reason: "it never works" }]);
      await consumer.close();
    });

    it("gives up on a job whose workers all died", async () => {
      const { queue } = subject();
      const name = freshName();
      await queue.enqueue({ queue: name, payload: null, maxFailures: 1 });
      await queue.claim([name], { worker: "killed", seconds: 0.01 });
      const consumer = start(name, {}, { pollMilliseconds: 20 });
      await expect.poll(() => queue.dead(name)).toMatchObject([{ reason: "The worker stopped without a word" }]);
      await consumer.close();
    });

    it("passes on progress while it holds the lease", async () => {
      const { queue } = subject();
      const name = freshName();
      const reported = Promise.withResolvers<number>();
      const consumer = start(
        name,
        {
          work: async (lease, run) => {
            run.progress(0.4);
            await reported.promise;
            await queue.complete(lease);
          },
          reported: async (_lease, share) => reported.resolve(share),
        },
        { pollMilliseconds: 20 },
      );
      await queue.enqueue({ queue: name, payload: null });
      expect(await reported.promise).toBe(0.4);
      await consumer.close();
    });

    it("waits out an outage and then goes on", async () => {
      const { queue, outage } = subject();
      const name = freshName();
      const done = Promise.withResolvers<unknown>();
      const consumer = start(
        name,
        { work: (lease) => queue.complete(lease).then(() => done.resolve(lease.payload)) },
        { pollMilliseconds: 20 },
      );
      await outage.begin();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await outage.end();
      await expect
        .poll(() =>
          queue.enqueue({ queue: name, payload: "after" }).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
      expect(await done.promise).toBe("after");
      await consumer.close();
    });
  });
}
