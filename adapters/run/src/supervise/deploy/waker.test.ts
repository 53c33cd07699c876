import { describe, expect, it } from "vitest";
import { Waker } from "./waker.ts";

const NEVER = 600_000;

describe("a wait", () => {
  it("is cut short by an event, also by one that came before it", async () => {
    const waker = new Waker();
    const { signal } = new AbortController();
    const waiting = waker.wait(NEVER, signal);
    waker.wake();
    await waiting;
    waker.wake();
    await waker.wait(NEVER, signal);
  });

  it("is not by one that an earlier wait has seen", async () => {
    const waker = new Waker();
    const { signal } = new AbortController();
    waker.wake();
    await waker.wait(NEVER, signal);
    const next = waker.wait(NEVER, signal).then(() => "woken");
    expect(await Promise.race([next, new Promise((resolve) => setImmediate(resolve, "waits"))])).toBe("waits");
    waker.wake();
    expect(await next).toBe("woken");
  });

  it("ends when nobody wants to see anything any more", async () => {
    const over = new AbortController();
    const waiting = new Waker().wait(NEVER, over.signal);
    over.abort();
    await waiting;
  });
});
