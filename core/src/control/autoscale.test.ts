import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScaleMetric, ScalePolicy, StepPolicy, TargetPolicy } from "../graph/index.ts";
import { decideScale, type ScaleOptions } from "./autoscale.ts";
import type { ScaleObservation } from "./scale-opinion.ts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 1, 12);

const cooldowns = { outCooldown: 300_000, inCooldown: 300_000 };

/** BRQ-COMP-05, BRQ-COMP-06 */
const cpu: TargetPolicy = { kind: "target", metric: "cpu", target: 0.7, ...cooldowns };

/** DFZ-COMP-03, STM-COMP-05 */
const memory: TargetPolicy = { kind: "target", metric: "memory", target: 0.8, ...cooldowns };

/** WEB-COMP-04, WEB-COMP-05 */
const steps: StepPolicy = {
  kind: "step",
  out: [
    { metric: "cpu", threshold: 0.7 },
    { metric: "memory", threshold: 0.8 },
  ],
  in: [
    { metric: "cpu", threshold: 0.5 },
    { metric: "memory", threshold: 0.6 },
  ],
  ...cooldowns,
};

/** BRQ-COMP-04: from 5 to 50. */
const range = { desired: 5, minimum: 5, maximum: 50 };

type Values = readonly (number | null)[];

/** One sample in each of the minutes before noon, the newest last. */
const series = (values: Values, tasks: number) =>
  values.flatMap((value, index) =>
    value === null ? [] : [{ at: NOON - (values.length - index) * MINUTE, value, tasks }],
  );

const always = (value: number | null, minutes = 20): Values => Array.from({ length: minutes }, () => value);

const seen = (
  desired: number,
  metrics: { readonly [M in ScaleMetric]?: Values },
  more: Partial<ScaleObservation> = {},
): ScaleObservation => ({
  desired,
  metrics: Object.fromEntries(Object.entries(metrics).map(([name, values]) => [name, series(values, desired)])),
  alarms: [],
  isDeploying: false,
  ...more,
});

const decide = (scale: readonly ScalePolicy[], observed: ScaleObservation, options: Partial<ScaleOptions> = {}) =>
  decideScale({ tasks: range, scale }, observed, { now: NOON, history: [], ...options });

const moved = (from: number, to: number, ago: number) => [{ at: NOON - ago, from, to }];

describe("target tracking", () => {
  it("goes out in proportion after three periods above, and not before", () => {
    const outcome = decide([cpu], seen(5, { cpu: [0.5, 0.9, 0.9, 0.98] }));
    expect(outcome).toMatchObject({ desired: 7, activity: { at: NOON, from: 5, to: 7 } });
    expect(outcome.decisions).toEqual([
      {
        at: NOON,
        by: "target",
        metric: "cpu",
        alarm: null,
        value: 0.98,
        target: 0.7,
        wants: "out",
        from: 5,
        wanted: 7,
        to: 7,
        held: null,
        because: "cpu was above 70 % in 3 periods of 1m, last 98 %: 7 tasks bring it to the target",
      },
    ]);
    expect(decide([cpu], seen(5, { cpu: [0.5, 0.5, 0.9, 0.98] })).desired).toBe(5);
    expect(decide([cpu], seen(5, { cpu: always(0.7) })).desired).toBe(5);
  });

  it("goes in after fifteen periods below, as far as the busiest of them leaves room", () => {
    expect(decide([cpu], seen(10, { cpu: [0.62, ...always(0.35, 14)] })).desired).toBe(10);
    expect(decide([cpu], seen(10, { cpu: always(0.35, 14) })).desired).toBe(10);
    expect(decide([cpu], seen(10, { cpu: [0.5, ...always(0.35, 14)] })).desired).toBe(8);
    expect(decide([cpu], seen(10, { cpu: always(0.35, 15) })).desired).toBe(6);
  });

  it("counts the tasks that did the work, not those that are on their way", () => {
    const observed = seen(10, {});
    const starting = { ...observed, metrics: { cpu: series(always(0.95), 5) } };
    const outcome = decide([cpu], starting);
    expect(outcome.desired).toBe(10);
    expect(outcome.decisions[0]?.because).toContain("10 tasks are enough once they all run");
  });

  it("takes no task away because others have not come up yet", () => {
    const waiting = { ...seen(10, {}), metrics: { cpu: series(always(0.65), 2) } };
    expect(decide([cpu], waiting).decisions[0]).toMatchObject({ wants: "stay", to: 10 });
  });

  it("takes no task away on what it does not know, and adds none", () => {
    for (const values of [always(null), [...always(0.1, 15), null, null, null]]) {
      const outcome = decide([cpu], seen(10, { cpu: values }));
      expect(outcome.desired).toBe(10);
      expect(outcome.decisions[0]).toMatchObject({ wants: "unknown", held: "missing" });
    }
    expect(decide([cpu], seen(10, { cpu: [...always(0.35, 15), null, null] })).desired).toBe(6);
  });

  it("lets a task be added by backlog and connections as by shares (DFZ-COMP-04, CON-DFZ-19)", () => {
    const connections: TargetPolicy = { ...cpu, metric: "connections-per-task", target: 5_000 };
    expect(decide([connections], seen(5, { "connections-per-task": always(12_000) })).desired).toBe(12);
    const backlog: TargetPolicy = { ...cpu, metric: "backlog-per-task", target: 100 };
    expect(decide([backlog], seen(5, { "backlog-per-task": always(101) })).desired).toBe(6);
  });
});

describe("steps", () => {
  it("go out when either is high, in when both are low (CON-WEB-05)", () => {
    expect(decide([steps], seen(6, { cpu: [0.71], memory: [0.1] })).desired).toBe(7);
    expect(decide([steps], seen(6, { cpu: [0.1], memory: [0.81] })).desired).toBe(7);
    expect(decide([steps], seen(7, { cpu: [0.49], memory: [0.59] })).desired).toBe(6);
    expect(decide([steps], seen(7, { cpu: [0.49], memory: [0.6] })).desired).toBe(7);
    expect(decide([steps], seen(7, { cpu: [0.49] })).decisions[0]).toMatchObject({ wants: "unknown", held: "missing" });
    expect(decide([steps], seen(7, { cpu: [0.71] })).desired).toBe(8);
  });

  it("do not take away the task that they would ask for again", () => {
    const pair = { tasks: { desired: 3, minimum: 2, maximum: 10 }, scale: [steps] };
    const outcome = decideScale(pair, seen(3, { cpu: [0.49], memory: [0.3] }), { now: NOON, history: [] });
    expect(outcome.desired).toBe(3);
    expect(outcome.decisions[0]?.because).toBe("cpu is 49 %: with a task less it would be close to 70 % again");
    const full = decideScale(pair, seen(3, { cpu: [0.3], memory: [0.59] }), { now: NOON, history: [] });
    expect(full.desired).toBe(2);
  });
});

describe("several policies", () => {
  it("go out with the largest, and say to the others that it was another", () => {
    const outcome = decide([cpu, memory], seen(10, { cpu: always(0.98), memory: always(0.88) }));
    expect(outcome.desired).toBe(14);
    expect(outcome.decisions.map(({ wanted, held }) => [wanted, held])).toEqual([
      [14, null],
      [11, "another"],
    ]);
  });

  it("go in only together, and then as little as one of them wants", () => {
    expect(decide([cpu, memory], seen(10, { cpu: always(0.35), memory: always(0.4) })).desired).toBe(6);
    expect(decide([cpu, memory], seen(10, { cpu: always(0.35), memory: always(0.6) })).desired).toBe(9);
    const split = decide([cpu, memory], seen(10, { cpu: always(0.35), memory: always(0.75) }));
    expect(split.desired).toBe(10);
    expect(split.decisions[0]).toMatchObject({ wants: "in", wanted: 6, to: 10, held: "another" });
  });

  it("hear an alarm that adds a task (STM-ALARM-01, CON-STM-11)", () => {
    const rings = { alarms: ["alarm.high-cpu"] };
    const outcome = decide([cpu], seen(6, { cpu: always(0.65) }, rings));
    expect(outcome).toMatchObject({
      desired: 7,
      decisions: [{ wants: "stay" }, { by: "alarm", alarm: "alarm.high-cpu" }],
    });
    const again = decide([cpu], seen(7, { cpu: always(0.65) }, rings), { history: moved(6, 7, 60_000) });
    expect(again).toMatchObject({ desired: 7, decisions: [{}, { held: "cooldown" }] });
  });
});

describe("range, cooldowns and deployments", () => {
  it("bring a number back into the range", () => {
    expect(decide([cpu], seen(2, {}))).toMatchObject({ desired: 5, decisions: [{ by: "range", to: 5 }] });
    expect(decide([cpu], seen(60, {})).desired).toBe(50);
  });

  it("end at the maximum and at the minimum, and say so", () => {
    const out = decide([cpu], seen(40, { cpu: always(1) }));
    expect(out).toMatchObject({ desired: 50, decisions: [{ wanted: 58, to: 50, held: "maximum" }] });
    expect(decide([cpu], seen(50, { cpu: always(1) })).decisions[0]?.held).toBe("maximum");
    const back = decide([cpu], seen(6, { cpu: always(0.1) }));
    expect(back).toMatchObject({ desired: 5, decisions: [{ wanted: 1, to: 5, held: "minimum" }] });
    expect(decide([cpu], seen(5, { cpu: always(0.1) })).decisions[0]?.held).toBe("minimum");
  });

  it("hold an addition until the cooldown ends, unless it is larger than the one before", () => {
    const busy = seen(10, { cpu: always(0.76) });
    expect(decide([cpu], busy, { history: moved(8, 10, 299_999) }).decisions[0]).toMatchObject({
      to: 10,
      held: "cooldown",
    });
    expect(decide([cpu], busy, { history: moved(8, 10, 300_000) }).desired).toBe(11);
    expect(decide([cpu], seen(10, { cpu: always(0.98) }), { history: moved(8, 10, 60_000) }).desired).toBe(14);
    expect(decide([cpu], busy, { history: moved(12, 10, 60_000) }).desired).toBe(11);
  });

  it("hold a removal after any move, and during a deployment", () => {
    const quiet = seen(10, { cpu: always(0.35) });
    for (const history of [moved(8, 10, 299_999), moved(12, 10, 299_999)])
      expect(decide([cpu], quiet, { history }).decisions[0]).toMatchObject({ to: 10, held: "cooldown" });
    expect(decide([cpu], quiet, { history: moved(12, 10, 300_000) }).desired).toBe(6);
    expect(decide([cpu], { ...quiet, isDeploying: true }).decisions[0]?.held).toBe("deployment");
  });

  it("hold nobody on a move in the future, from a clock that jumped back", () => {
    expect(decide([cpu], seen(10, { cpu: always(0.76) }), { history: moved(8, 10, -3_600_000) }).desired).toBe(11);
  });

  it("wait as long as they are told (ATL-COMP-11, CON-ALL-10)", () => {
    const eager: TargetPolicy = { ...cpu, outCooldown: 60_000 };
    expect(decide([eager], seen(10, { cpu: always(0.76) }), { history: moved(8, 10, 60_000) }).desired).toBe(11);
  });
});

const values = fc.array(fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.constant(null)), { maxLength: 20 });
const observation = fc
  .record({ desired: fc.integer({ min: 1, max: 60 }), cpu: values, memory: values, isDeploying: fc.boolean() })
  .map(({ desired, cpu: busy, memory: full, isDeploying }) =>
    seen(desired, { cpu: busy, memory: full }, { isDeploying }),
  );
const policies = fc.subarray<ScalePolicy>([cpu, memory, steps]);
const history = fc
  .option(
    fc.tuple(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -60_000, max: 900_000 }),
    ),
  )
  .map((drawn) => (drawn === null ? [] : moved(...drawn)));

describe("the number of tasks", { timeout: 60_000 }, () => {
  const RUNS = { numRuns: 500 };

  it("stays in its range, whatever is seen", () => {
    fc.assert(
      fc.property(policies, observation, history, (scale, observed, before) => {
        const { desired, activity, decisions } = decide(scale, observed, { history: before });
        expect(desired >= 5 && desired <= 50 && Number.isInteger(desired)).toBe(true);
        expect(activity === null).toBe(desired === observed.desired);
        expect(decisions.every(({ to, because }) => to === desired && because !== "")).toBe(true);
      }),
      RUNS,
    );
  });

  it("is never smaller for a policy more", () => {
    fc.assert(
      fc.property(policies, policies, observation, history, (some, others, observed, before) => {
        fc.pre(some.length > 0);
        const few = decide(some, observed, { history: before }).desired;
        return decide([...some, ...others], observed, { history: before }).desired >= few;
      }),
      RUNS,
    );
  });

  it("is never smaller for a higher load", () => {
    fc.assert(
      fc.property(observation, history, fc.double({ min: 1, max: 5, noNaN: true }), (observed, before, factor) => {
        const grown = Object.fromEntries(
          Object.entries(observed.metrics).map(([metric, samples]) => [
            metric,
            samples.map((sample) => ({ ...sample, value: sample.value * factor })),
          ]),
        );
        const scale = [cpu, memory];
        const less = decide(scale, observed, { history: before }).desired;
        return decide(scale, { ...observed, metrics: grown }, { history: before }).desired >= less;
      }),
      RUNS,
    );
  });

  it("does not fall where something was not measured", () => {
    fc.assert(
      fc.property(policies, observation, fc.constantFrom<ScaleMetric>("cpu", "memory"), (scale, observed, lost) => {
        fc.pre(scale.some((policy) => policy.kind === "step" || policy.metric === lost));
        const blind = { ...observed, metrics: { ...observed.metrics, [lost]: [] } };
        return decide(scale, blind).desired >= Math.min(observed.desired, 50);
      }),
      RUNS,
    );
  });
});
