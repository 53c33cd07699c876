import { describe, expect, it } from "vitest";
import type { RunEvent } from "./event.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, type Rig, startRig, tell } from "./testing/rig.ts";

const BURN = 700;

/** Counts as silent after three questions, in 1.8 s. */
const PROBE = { ...plannedTask("edge").probe, interval: 100, timeout: 500, unhealthyAfter: 3 };
const TASK = plannedTask("edge", { probe: PROBE, stop: { signal: "SIGTERM", grace: 200 } });

const isBack = (event: RunEvent) => event.type === "process-ready";

/** Clients that ask for more than the task can do: it has always the next request before the one before is answered. */
async function overloadFor(rig: Rig, milliseconds: number): Promise<number> {
  const port = must((await rig.status()).tasks[0]?.port);
  const end = Date.now() + milliseconds;
  const client = async () => {
    let answered = 0;
    for (; Date.now() < end; answered++) await tell(port, `/burn?ms=${BURN}`);
    return answered;
  };
  const counts = await Promise.all([client(), client()]);
  return counts.reduce((sum, count) => sum + count, 0);
}

describe("a task without another one beside it", () => {
  it("that has more to do than it can is left to do it, and said to be late", async () => {
    await using rig = await startRig();
    const before = await rig.up([TASK]);
    const slow = rig.next((event) => event.type === "process-slow");
    expect(await overloadFor(rig, 8_000)).toBeGreaterThan(4);
    expect(await slow).toMatchObject({ name: "edge", pid: before.tasks[0]?.pid });
    expect((await rig.status()).tasks).toEqual(before.tasks);
  });

  it("that works on and on and never answers again is replaced, a little later than one that does nothing", async () => {
    await using rig = await startRig();
    const before = await rig.up([TASK]);
    const back = rig.next(isBack);
    const hung = Date.now();
    void tell(before.tasks[0]?.port, "/burn?ms=600000").catch(() => undefined);
    await back;
    expect(Date.now() - hung).toBeGreaterThan(3 * 3 * (PROBE.interval + PROBE.timeout) - 1_000);
    expect((await rig.status()).tasks[0]).toMatchObject({ health: "healthy", restarts: 1 });
  });

  it("that does nothing at all is replaced as soon as it has been silent for long enough", async () => {
    await using rig = await startRig();
    const before = await rig.up([TASK]);
    const back = rig.next(isBack);
    const unhealthy = rig.next((event) => event.type === "process-unhealthy");
    process.kill(must(before.tasks[0]?.pid), "SIGSTOP");
    expect(await unhealthy).toMatchObject({ error: "no answer in 500 ms" });
    await back;
  });
});
