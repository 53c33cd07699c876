import { describe, expect, it } from "vitest";
import type { TargetPolicy } from "../graph/index.ts";
import { decideScale } from "./autoscale.ts";
import { hastenScaling } from "./hasten-scaling.ts";

const NOON = Date.UTC(2026, 0, 1, 12);

const cpu: TargetPolicy = { kind: "target", metric: "cpu", target: 0.7, outCooldown: 300_000, inCooldown: 60_000 };

const service = { tasks: { desired: 2, minimum: 2, maximum: 10 }, scale: [cpu] };

/** One busy sample a second. */
const busy = (seconds: number) =>
  Array.from({ length: seconds }, (_, index) => ({ at: NOON - (seconds - index) * 1_000, value: 1, tasks: 2 }));

const seen = (seconds: number) => ({ desired: 2, metrics: { cpu: busy(seconds) }, alarms: [], isDeploying: false });

describe("a rehearsal", () => {
  it("waits as many times less", () => {
    const { process, pace } = hastenScaling(service, 30);
    expect(process).toEqual({ ...service, scale: [{ ...cpu, outCooldown: 10_000, inCooldown: 2_000 }] });
    expect(pace).toEqual({ period: 2_000, out: 3, in: 15 });
  });

  it("decides after seconds what takes minutes otherwise, and the same", () => {
    const { process, pace } = hastenScaling(service, 30);
    expect(decideScale(process, seen(4), { now: NOON, history: [], pace }).desired).toBe(2);
    expect(decideScale(process, seen(6), { now: NOON, history: [], pace }).desired).toBe(3);
    expect(decideScale(service, seen(6), { now: NOON, history: [] }).desired).toBe(2);
    expect(decideScale(service, seen(180), { now: NOON, history: [] }).desired).toBe(3);
  });
});
