import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { aloneOnMachine } from "./machine-lock.ts";

const never = new AbortController().signal;

describe("aloneOnMachine", () => {
  it("does equal work one after the other, also after one that failed", async () => {
    const place = randomUUID();
    const order: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const results = await Promise.allSettled([
      aloneOnMachine(place, never, work("one", true)),
      aloneOnMachine(place, never, work("two")),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(order).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it.runIf(process.platform === "linux")(
    "waits for another process's lock, and gives up when it is told to",
    async () => {
      const place = randomUUID();
      const holder = createServer().listen({
        path: `\0terrace-${createHash("sha256").update(place).digest("hex").slice(0, 32)}`,
      });
      await once(holder, "listening");
      const stop = new AbortController();
      const waiting = aloneOnMachine(place, stop.signal, async () => "done");
      stop.abort();
      await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
      const next = aloneOnMachine(place, never, async () => "done");
      holder.close();
      expect(await next).toBe("done");
    },
  );
});
