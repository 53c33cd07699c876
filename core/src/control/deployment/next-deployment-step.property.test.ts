import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Deployment } from "../../graph/index.ts";
import { type Scenario, type SimulatedStep, simulateDeployment } from "../../testing/simulate-deployment.ts";
import { boundsOf, tasksOf } from "./replace-tasks.ts";
import { alive } from "./tasks.ts";

const rollback = fc.record({
  onFailure: fc.boolean(),
  alarms: fc.constantFrom([], ["alarm.errors" as const]),
});
const verify = fc.record({
  path: fc.constant("/health"),
  attempts: fc.integer({ min: 1, max: 5 }),
  interval: fc.integer({ min: 0, max: 500 }),
});
const bake = fc.integer({ min: 0, max: 2_000 });

const replace: fc.Arbitrary<Deployment> = fc.record({ strategy: fc.constant("replace"), rollback });
const rolling: fc.Arbitrary<Deployment> = fc.record({
  strategy: fc.constant("rolling"),
  minimumHealthy: fc.constantFrom(0, 0.5, 0.75, 1),
  maximum: fc.constantFrom(1, 1.25, 1.5, 2),
  rollback,
});
const blueGreen: fc.Arbitrary<Deployment> = fc.record({ strategy: fc.constant("blue-green"), verify, bake, rollback });
const stepwise: fc.Arbitrary<Deployment> = fc.record({
  strategy: fc.constantFrom("linear", "canary"),
  steps: fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })
    .chain((shares) => fc.tuple(...[...shares.sort((a, b) => a - b), 100].map((share) => step(share / 100)))),
  keepOld: bake,
  verify,
  rollback,
});

function step(share: number) {
  return bake.map((time) => ({ share, bake: time }));
}

const time = fc.integer({ min: 0, max: 8_000 });
const noGoodLuck = {
  desired: fc.integer({ min: 0, max: 6 }),
  hasOld: fc.boolean(),
  healthyAfter: fc.option(fc.integer({ min: 0, max: 1_500 })),
  drainTime: fc.integer({ min: 0, max: 500 }),
  grace: fc.integer({ min: 100, max: 1_000 }),
  crashes: fc.array(fc.record({ at: time, side: fc.constantFrom("old" as const, "new" as const) }), { maxLength: 8 }),
  verifiedAt: fc.integer({ min: 1, max: 8 }),
  verdict: fc.constantFrom("pass" as const, "fail" as const, "inconclusive" as const),
  alarmAt: fc.option(time),
  recalledAt: fc.option(time),
  killedAt: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
};

const RUNS = { numRuns: 600 };

function holds(
  rules: fc.Arbitrary<Deployment>,
  property: (scenario: Scenario, steps: readonly SimulatedStep[]) => void,
) {
  fc.assert(
    fc.property(fc.record({ rules, ...noGoodLuck }), (scenario) => property(scenario, simulateDeployment(scenario))),
    RUNS,
  );
}

const any = fc.oneof(replace, rolling, blueGreen, stepwise);

describe("every deployment, whatever happens and whenever its executor is killed", () => {
  it("ends, with the tasks and the requests where it says they are", () => {
    holds(any, ({ desired, hasOld, rules }, steps) => {
      const observed = steps.at(-1)?.observed;
      const end = observed?.end;
      expect(end).not.toBeNull();
      if (observed === undefined || end?.outcome === "failed") return;
      const [served, gone] = end?.outcome === "deployed" ? (["new", "old"] as const) : (["old", "new"] as const);
      expect(alive(tasksOf(observed, gone))).toBe(0);
      const { starting, healthy, unhealthy } = tasksOf(observed, served);
      expect(starting + healthy + unhealthy).toBe(desired);
      if (end?.outcome === "rolled-back") expect(hasOld).toBe(true);
      if ("verify" in rules && desired > 0) expect(observed.share).toBe(end?.outcome === "deployed" ? 1 : 0);
    });
  });

  it("never runs more tasks than its strategy allows", () => {
    holds(any, ({ rules, desired, hasOld }, steps) => {
      const rollingMaximum = rules.strategy === "rolling" ? boundsOf(0, rules.maximum, desired).maximum : desired;
      const maximum = "verify" in rules ? 2 * desired : hasOld ? rollingMaximum : desired;
      for (const { observed } of steps)
        expect(alive(tasksOf(observed, "old")) + alive(observed.new)).toBeLessThanOrEqual(maximum);
    });
  });

  it("decides once to go back, and turns no second time", () => {
    holds(any, ({ killedAt }, steps) => {
      const turns = steps.filter(({ action }) => action.kind === "roll-back");
      expect(turns.length).toBeLessThanOrEqual(1 + killedAt.length);
      const turned = steps.findIndex(({ observed }) => observed.goingBack !== null);
      for (const { action } of turned === -1 ? [] : steps.slice(turned)) {
        expect(action.kind).not.toBe("verify");
        if (action.kind === "start") expect(action.revision).toBe("old");
        if (action.kind === "drain") expect(action.revision).toBe("new");
        if (action.kind === "shift") expect(action.share).toBe(0);
      }
    });
  });
});

describe("a rolling deployment", () => {
  it("takes no healthy task away that the minimum needs", () => {
    holds(rolling, ({ rules, desired, hasOld }, steps) => {
      if (rules.strategy !== "rolling" || !hasOld) return;
      const { minimum } = boundsOf(rules.minimumHealthy, 1, desired);
      for (const { observed, action } of steps) {
        if (action.kind !== "drain" || observed.end !== null) continue;
        const left = tasksOf(observed, "old").healthy + observed.new.healthy - action.count;
        expect(left).toBeGreaterThanOrEqual(minimum);
      }
    });
  });
});

describe("a deployment that moves requests", () => {
  const shifting = fc.oneof(blueGreen, stepwise);

  it("gives the new revision only ever more of them, until it goes back", () => {
    holds(shifting, (_, steps) => {
      const forward = steps.filter(({ observed }) => observed.goingBack === null && observed.end === null);
      const shares = forward.flatMap(({ action }) => (action.kind === "shift" ? [action.share] : []));
      // A kill in the middle of a shift has the same step done again.
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      for (const { observed, action } of forward)
        if (action.kind === "shift") expect(action.share).toBeGreaterThan(observed.share);
    });
  });

  it("keeps the old revision whole until it has ended, and takes no task away that gets requests", () => {
    holds(shifting, ({ desired }, steps) => {
      if (desired === 0) return;
      for (const { observed, action } of steps) {
        if (action.kind !== "drain" && action.kind !== "stop") continue;
        if (action.revision === "old") expect([observed.end?.outcome, observed.share]).toEqual(["deployed", 1]);
        else if (observed.old !== null) expect(observed.share).toBe(0);
      }
    });
  });

  it("gives nothing to what was not looked at, and goes on only when all of it is healthy", () => {
    holds(shifting, ({ desired }, steps) => {
      for (const { observed, action } of steps) {
        if (action.kind !== "shift" || action.share === 0) continue;
        expect([observed.verification.isPassed, observed.new.healthy]).toEqual([true, desired]);
      }
    });
  });
});
