import type { Deployment } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { beginDeployment } from "./deployment-record.ts";
import type { FleetTask } from "./fleet.ts";
import { controlOf, weightsOf } from "./steer-tasks.ts";

const rollback = { onFailure: true, alarms: [] };
const ROLLING: Deployment = { strategy: "rolling", minimumHealthy: 1, maximum: 2, rollback };
const BLUE_GREEN: Deployment = {
  strategy: "blue-green",
  verify: { path: "/health", attempts: 3, interval: 100 },
  bake: 600_000,
  rollback,
};

const begun = (rules: Deployment, from: number | null = 2) =>
  beginDeployment(
    { service: "films", from, to: 3, rules, desired: 1, grace: 1_000, alarmsBefore: [], crashesSeen: {} },
    0,
  );
const task = (slot: string, revision: number): FleetTask => ({
  slot,
  port: 0,
  revision,
  health: "healthy",
  crashes: 0,
  trouble: null,
});
const tasks = [task("a", 1), task("b", 2), task("c", 3)];

describe("what tasks weigh", () => {
  it("is nothing for a revision that is kept from an earlier deployment, whatever the strategy", () => {
    expect(weightsOf(begun(ROLLING), tasks)).toEqual({ a: 0, b: 1, c: 1 });
    expect(weightsOf(begun(BLUE_GREEN), tasks)).toEqual({ a: 0, b: 1, c: 0 });
  });

  it("is left to whoever deploys next once it has ended", () => {
    const end = { outcome: "deployed", reason: "", at: 0 } as const;
    expect(weightsOf({ ...begun(ROLLING), end }, tasks)).toEqual({ b: 1, c: 1 });
  });

  it("is nothing for a first revision until it was looked at", () => {
    const first = begun(BLUE_GREEN, null);
    expect(weightsOf(first, [task("c", 3)])).toEqual({ c: 0 });
    expect(weightsOf({ ...first, share: 1 }, [task("c", 3)])).toEqual({ c: 1 });
  });

  it("is something for a task that has everything and is away", () => {
    const away: FleetTask = { ...task("c", 3), health: "unhealthy" };
    expect(weightsOf({ ...begun(BLUE_GREEN), share: 1 }, [task("b", 2), away])).toMatchObject({ c: 1 });
  });

  it("is as much for one task of the old revision as for one of a canary, which is held against it", () => {
    const steps = [
      { share: 0.1, bake: 600_000 },
      { share: 1, bake: 0 },
    ];
    const canary = begun({ ...BLUE_GREEN, strategy: "canary", steps, keepOld: 0 } as Deployment);
    const all = [task("a", 2), task("b", 2), task("c", 3), task("d", 3)];
    expect(weightsOf({ ...canary, share: 0.1 }, all)).toEqual({ a: 1, b: 17, c: 1, d: 1 });
    expect(controlOf({ ...canary, share: 0.1 }, all)).toBe("a");
    expect(
      controlOf({ ...canary, share: 0.1 }, [{ ...task("a", 2), health: "unhealthy" }, ...all.slice(1)]),
    ).toBeNull();
    expect(controlOf({ ...begun(BLUE_GREEN), share: 0.1 }, all)).toBeNull();
  });
});
