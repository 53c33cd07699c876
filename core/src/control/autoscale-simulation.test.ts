import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepPolicy, TargetPolicy } from "../graph/index.ts";
import { type ScalingRun, simulateScaling } from "../testing/simulate-scaling.ts";

const cooldowns = { outCooldown: 300_000, inCooldown: 300_000 };

const cpu: TargetPolicy = { kind: "target", metric: "cpu", target: 0.7, ...cooldowns };

/** Requests a minute of one task: a measure that does not saturate. */
const requests: TargetPolicy = { kind: "target", metric: "requests-per-task", target: 1_000, ...cooldowns };

const range = { desired: 2, minimum: 2, maximum: 50 };

/** Requests a minute by the minute, shared by the tasks that run. */
const load = (at: (minute: number) => number) => (minute: number, tasks: number) => ({
  "requests-per-task": at(minute) / tasks,
});

/** A move against the one before it. */
const turns = ({ activities }: ScalingRun) =>
  activities.filter(({ from, to }, index) => {
    const before = activities[index - 1];
    return before !== undefined && to > from !== before.to > before.from;
  }).length;

describe("a load that becomes five times as large", () => {
  const step = load((minute) => (minute < 5 ? 1_800 : 9_000));
  const story = { minutes: 20, tasks: 2, startup: 60_000, measure: step } as const;

  it("is answered once, with the right number, four minutes later, and rests", () => {
    const run = simulateScaling({ tasks: range, scale: [requests] }, story);
    expect(run.activities).toMatchObject([{ from: 2, to: 9, minute: 8 }]);
    expect(run).toMatchObject({ desired: 9, most: 9 });
  });

  it("is answered the same however long tasks take to start", () => {
    for (const startup of [0, 10_000, 150_000, 300_000, 600_000]) {
      const run = simulateScaling({ tasks: range, scale: [requests] }, { ...story, startup });
      expect(run.activities.map(({ to }) => to)).toEqual([9]);
    }
  });

  it("is answered in rounds where the measure saturates: a CPU cannot be more than full", () => {
    const full = (minute: number, tasks: number) => ({ cpu: Math.min(1, (minute < 5 ? 1.2 : 6) / tasks) });
    const run = simulateScaling({ tasks: range, scale: [cpu] }, { ...story, minutes: 45, measure: full });
    expect(run).toMatchObject({ desired: 9, most: 9 });
    expect(turns(run)).toBe(0);
  });

  it("goes back when the load does, not before fifteen minutes", () => {
    const there = load((minute) => (minute < 5 || minute >= 20 ? 1_800 : 9_000));
    const run = simulateScaling({ tasks: range, scale: [requests] }, { ...story, minutes: 60, measure: there });
    expect(run.activities).toMatchObject([
      { from: 2, to: 9, minute: 8 },
      { from: 9, to: 2, minute: 35 },
    ]);
  });

  it("does not lose a task when scrapes fail for a while", () => {
    const blind = (minute: number, tasks: number) =>
      minute > 10 && minute < 40 ? { "requests-per-task": null } : { "requests-per-task": 9_000 / tasks };
    const run = simulateScaling(
      { tasks: range, scale: [requests] },
      { ...story, minutes: 60, tasks: 9, measure: blind },
    );
    expect(run.activities).toEqual([]);
  });
});

describe("noise", { timeout: 60_000 }, () => {
  const PROPERTY = { numRuns: 100 };
  const shaken = fc.record({ seed: fc.nat(), noise: fc.double({ min: 0, max: 0.3, noNaN: true }) });

  it("of a tenth around the target never turns the number of tasks around, and of three tenths corrects itself once", () => {
    fc.assert(
      fc.property(shaken, fc.integer({ min: 2, max: 40 }), ({ seed, noise }, tasks) => {
        const story = { minutes: 60, tasks, startup: 60_000, measure: load(() => tasks * 1_000), noise, seed };
        const run = simulateScaling({ tasks: range, scale: [requests] }, story);
        return (
          turns(run) <= (noise <= 0.1 ? 0 : 1) && run.most <= Math.ceil(tasks * (1 + noise)) && run.desired >= tasks
        );
      }),
      PROPERTY,
    );
  });

  it("on any steady load comes to rest in a narrow band and stays there", () => {
    const steady = fc.double({ min: 1_000, max: 40_000, noNaN: true });
    fc.assert(
      fc.property(shaken, steady, fc.integer({ min: 2, max: 50 }), ({ seed, noise }, work, tasks) => {
        const story = { minutes: 60, tasks, startup: 60_000, measure: load(() => work), noise, seed };
        const run = simulateScaling({ tasks: range, scale: [requests] }, story);
        const right = Math.max(2, Math.ceil(work / 1_000));
        expect(turns(run)).toBeLessThanOrEqual(noise <= 0.1 ? 0 : 1);
        expect(run.desired).toBeGreaterThanOrEqual(Math.floor(right * (1 - noise / 2)));
        expect(run.desired).toBeLessThanOrEqual(Math.max(tasks, Math.ceil((work / 1_000) * (1 + noise))));
        if (tasks > right * 1.5 + 2) expect(run.desired).toBeLessThan(tasks);
      }),
      PROPERTY,
    );
  });

  it("on a step never lets the number overshoot by more than the noise itself", () => {
    fc.assert(
      fc.property(shaken, fc.integer({ min: 2, max: 8 }), ({ seed, noise }, factor) => {
        const measure = load((minute) => (minute < 5 ? 1_800 : 1_800 * factor));
        const run = simulateScaling(
          { tasks: range, scale: [requests] },
          { minutes: 30, tasks: 2, startup: 90_000, measure, noise, seed },
        );
        expect(turns(run)).toBe(0);
        expect(run.most).toBeLessThanOrEqual(Math.ceil(1.8 * factor * (1 + noise)));
        expect(run.desired).toBeGreaterThanOrEqual(Math.floor(1.8 * factor));
      }),
      PROPERTY,
    );
  });

  it("between steps neither swings nor runs away (WEB-COMP-04, WEB-COMP-05)", () => {
    const steps: StepPolicy = {
      kind: "step",
      out: [{ metric: "cpu", threshold: 0.7 }],
      in: [{ metric: "cpu", threshold: 0.5 }],
      ...cooldowns,
    };
    const work = fc.double({ min: 0.5, max: 6, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), work, fc.integer({ min: 2, max: 10 }), (seed, busy, tasks) => {
        const measure = (_: number, running: number) => ({ cpu: busy / running });
        const story = { minutes: 60, tasks, startup: 60_000, measure, noise: 0.05, seed };
        const run = simulateScaling({ tasks: { ...range, maximum: 10 }, scale: [steps] }, story);
        return turns(run) === 0 && run.most <= Math.max(tasks, Math.ceil((busy * 1.05) / 0.7));
      }),
      PROPERTY,
    );
  });
});
