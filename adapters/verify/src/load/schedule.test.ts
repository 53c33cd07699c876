import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpPopulation, Load, RateStep } from "./load.ts";
import { type Schedule, scheduleLoad } from "./schedule.ts";

const steps = fc.array(
  fc.record({
    for: fc.integer({ min: 1, max: 20_000 }),
    from: fc.integer({ min: 0, max: 200 }),
    to: fc.integer({ min: 0, max: 200 }),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("a schedule", () => {
  it("is the same for the same load and seed, and another for another seed", () => {
    const load = loadOf([{ for: 10_000, from: 50 }], { arrivals: "random" });
    expect(scheduleLoad(load)).toEqual(scheduleLoad(load));
    expect(scheduleLoad({ ...load, seed: 2 }).at).not.toEqual(scheduleLoad(load).at);
  });

  it("does not move one population when another changes", () => {
    const first = client("first", [{ for: 5_000, from: 20 }]);
    const alone = scheduleLoad(load([first]));
    const beside = scheduleLoad(load([first, client("second", [{ for: 9_000, from: 33 }])]));
    expect([...beside.at].filter((_, row) => beside.population[row] === 0)).toEqual([...alone.at]);
  });

  it("has exactly as many requests as the area under the rate, in order and within its time", () => {
    fc.assert(
      fc.property(steps, fc.integer(), fc.constantFrom("even" as const, "random" as const), (rate, seed, arrivals) => {
        const schedule = scheduleLoad({ ...loadOf(rate, { arrivals }), seed });
        const area = rate.reduce((sum, step) => sum + ((step.from + step.to) / 2) * (step.for / 1_000), 0);
        // Half a request is rounded either way, as the last bit of the sum has it.
        expect(Math.abs(schedule.at.length - area)).toBeLessThanOrEqual(0.5 + 1e-6);
        expect(schedule.at.findIndex((at, row) => at < (schedule.at[row - 1] ?? 0))).toBe(-1);
        expect(Math.min(0, ...schedule.at)).toBe(0);
        expect(Math.max(0, ...schedule.at)).toBeLessThanOrEqual(schedule.duration + 1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps even arrivals one interval apart", () => {
    const { at } = scheduleLoad(loadOf([{ for: 2_000, from: 50 }]));
    expect(at.length).toBe(100);
    for (let row = 1; row < at.length; row++) expect((at[row] ?? 0) - (at[row - 1] ?? 0)).toBeCloseTo(20, 6);
  });

  it("follows steps and ramps: a ramp from 0 to 100 over 10 s brings a quarter of its requests in its first half", () => {
    const ramp = scheduleLoad(loadOf([{ for: 10_000, from: 0, to: 100 }]));
    expect(ramp.at.length).toBe(500);
    expect(dueWithin(ramp, 0, 5_000)).toBe(125);
    const jump = scheduleLoad(
      loadOf([
        { for: 10_000, from: 10 },
        { for: 10_000, from: 50 },
      ]),
    );
    expect([dueWithin(jump, 0, 10_000), dueWithin(jump, 10_000, 20_000)]).toEqual([100, 500]);
  });

  it("is silent where the rate is 0, and goes on after it", () => {
    const pause = scheduleLoad(
      loadOf([
        { for: 1_000, from: 10 },
        { for: 5_000, from: 0 },
        { for: 1_000, from: 10 },
      ]),
    );
    expect([dueWithin(pause, 0, 1_000), dueWithin(pause, 1_000, 6_000), dueWithin(pause, 6_000, 7_001)]).toEqual([
      10, 0, 10,
    ]);
  });

  it("spreads random arrivals as strangers come: their gaps vary as much as they last on average", () => {
    const { at } = scheduleLoad(loadOf([{ for: 100_000, from: 100 }], { arrivals: "random" }));
    const gaps = Array.from(at.slice(1), (due, row) => due - (at[row] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(mean).toBeCloseTo(10, 1);
    expect(deviation / mean).toBeGreaterThan(0.95);
    expect(deviation / mean).toBeLessThan(1.05);
  });

  it("chooses requests by weight", () => {
    const requests = [{ path: "/often", weight: 9 }, { path: "/seldom" }];
    const { choice } = scheduleLoad(loadOf([{ for: 100_000, from: 100 }], { requests }));
    const seldom = choice.filter((index) => index === 1).length / choice.length;
    expect(seldom).toBeGreaterThan(0.09);
    expect(seldom).toBeLessThan(0.11);
  });

  it("lets the members of a paced population take turns at their pace", () => {
    const { at, choice, duration } = scheduleLoad(
      load([{ kind: "socket", name: "held", sockets: 4, path: "/", every: 1_000, for: 3_000 }]),
    );
    expect([at.length, duration]).toEqual([12, 3_000]);
    expect([...at].filter((_, row) => choice[row] === 2)).toEqual([500, 1_500, 2_500]);
  });
});

function dueWithin({ at }: Schedule, from: number, to: number): number {
  return at.filter((due) => due >= from && due < to).length;
}

function client(name: string, rate: readonly RateStep[], more: Partial<HttpPopulation> = {}): HttpPopulation {
  return { kind: "http", name, connection: "kept", rate, requests: [{ path: "/" }], ...more };
}

function loadOf(rate: readonly RateStep[], more: Partial<HttpPopulation> = {}): Load {
  return load([client("only", rate, more)]);
}

function load(populations: Load["populations"]): Load {
  return { target: "http://127.0.0.1:1", seed: 1, populations };
}
