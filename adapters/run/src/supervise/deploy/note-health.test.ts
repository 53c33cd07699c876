import { nextDeploymentStep } from "@terrace/core/control";
import type { Deployment } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { beginDeployment, type DeploymentRecord, turn } from "./deployment-record.ts";
import type { FleetTask } from "./fleet.ts";
import { noteHealth } from "./note-health.ts";
import { observeDeployment } from "./observe-deployment.ts";

const rules: Deployment = {
  strategy: "blue-green",
  verify: { path: "/health", attempts: 3, interval: 100 },
  bake: 600_000,
  rollback: { onFailure: true, alarms: [] },
};
const request = { service: "films", from: 1, to: 2, rules, desired: 2, grace: 1_000, alarmsBefore: [] };
const begun = beginDeployment({ ...request, crashesSeen: { "films-1": 4 } }, 0);
/** Everything has moved and is being watched, long after the new tasks had to be healthy. */
const baking: DeploymentRecord = { ...begun, share: 1, verification: { attempts: 1, lastAt: 0, isPassed: true } };

const task = (slot: number, changes: Partial<FleetTask> = {}): FleetTask => ({
  ...{
    slot: `films-${slot}`,
    port: 3_000 + slot,
    revision: slot < 3 ? 1 : 2,
    health: "healthy",
    crashes: 0,
    trouble: null,
  },
  ...changes,
});
const old = [task(1, { crashes: 4 }), task(2)];
const well = [...old, task(3), task(4)];

function decided(record: DeploymentRecord, tasks: readonly FleetTask[], now: number) {
  return nextDeploymentStep(rules, observeDeployment(record, tasks, { alarms: [], verdict: null }), now);
}

describe("a task that was healthy", () => {
  it.each(["unhealthy", "unknown", "starting", "draining"] as const)(
    "is given the time of a start when it is %s",
    (health) => {
      const looked = noteHealth(baking, well, 50_000);
      const tasks = [...old, task(3, { health }), task(4)];
      const noted = noteHealth(looked, tasks, 50_100);
      expect(noted.readyBy).toBe(51_100);
      expect(decided(noted, tasks, 50_100).kind).toBe("hold");
      expect(noteHealth(noted, tasks, 50_200).readyBy).toBe(51_100);
    },
  );

  it("counts as one that cannot run after three crashes", () => {
    let record = noteHealth(baking, well, 50_000);
    for (const crashes of [1, 2, 3]) {
      const trouble = "ended with exit code 1: Error: it is broken";
      const tasks = [...old, task(3, { health: "unhealthy", crashes, trouble }), task(4)];
      record = noteHealth(record, tasks, 50_000 + crashes * 100);
      if (crashes < 3) expect(decided(record, tasks, 50_000 + crashes * 100).kind).toBe("hold");
      else {
        const detail = `tasks of the new revision ended 3 times; the last one ${trouble}`;
        expect(decided(record, tasks, 50_300)).toMatchObject({ reason: { cause: "crash-loop", detail } });
      }
    }
  });

  it("may end once on the way back as well", () => {
    const turned = noteHealth(turn(baking, { cause: "alarm", detail: "an alarm" }, 50_000), well, 50_000);
    const tasks = [task(1, { crashes: 5, health: "unhealthy" }), task(2), task(3), task(4)];
    const noted = noteHealth(turned, tasks, 60_000);
    expect(noted.crashes.old).toBe(1);
    expect(decided(noted, tasks, 60_000).kind).not.toBe("finish");
  });
});

describe("crashes", () => {
  it("are those since the deployment began, and since it turned", () => {
    const crashed = [task(1, { crashes: 7 }), task(2)];
    const noted = noteHealth(begun, crashed, 100);
    expect(noted.crashes).toEqual({ old: 3, new: 0 });
    const turned = turn(noted, { cause: "blocked", detail: "no answer" }, 200);
    expect(noteHealth(turned, crashed, 300).crashes.old).toBe(0);
  });

  it("stay counted when the task is gone, and the next one in its slot counts its own", () => {
    const first = noteHealth(begun, [...old, task(3, { crashes: 2 })], 100);
    const gone = noteHealth(first, old, 200);
    const second = noteHealth(gone, [...old, task(3, { crashes: 1 })], 300);
    expect([first, gone, second].map(({ crashes }) => crashes.new)).toEqual([2, 2, 3]);
  });

  it("go on being counted by a successor whose processes count from nothing", () => {
    const before = noteHealth(begun, [...old, task(3, { crashes: 2 })], 100);
    const after = noteHealth(before, [...old, task(3)], 200);
    expect(noteHealth(after, [...old, task(3, { crashes: 1 })], 300).crashes.new).toBe(3);
  });
});
