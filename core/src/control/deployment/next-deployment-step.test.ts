import { describe, expect, it } from "vitest";
import type { Deployment } from "../../graph/index.ts";
import { type Scenario, simulateDeployment } from "../../testing/simulate-deployment.ts";
import { hasten } from "./hasten.ts";
import { nextDeploymentStep } from "./next-deployment-step.ts";
import type { DeploymentAction, DeploymentObservation } from "./observation.ts";
import { NO_TASKS } from "./tasks.ts";

const MINUTE = 60_000;
const rollback = { onFailure: true, alarms: ["alarm.errors"] as const };
const verify = { path: "/health", attempts: 3, interval: 500 };

const rolling: Deployment = { strategy: "rolling", minimumHealthy: 1, maximum: 2, rollback };
const blueGreen: Deployment = { strategy: "blue-green", verify, bake: MINUTE, rollback };
const canary: Deployment = {
  strategy: "canary",
  steps: [
    { share: 0.1, bake: 10 * MINUTE },
    { share: 0.5, bake: 5 * MINUTE },
    { share: 1, bake: 0 },
  ],
  keepOld: 24 * 60 * MINUTE,
  verify,
  rollback,
};

const allWell: Omit<Scenario, "rules"> = {
  ...{ desired: 2, hasOld: true, healthyAfter: 100, drainTime: 100, grace: 5_000, crashes: [], verifiedAt: 1 },
  ...{ verdict: "pass", alarmAt: null, recalledAt: null, killedAt: [] },
};

/** What is done, in short, with the waiting between left out. */
function story(rules: Deployment, changes: Partial<Scenario> = {}): readonly string[] {
  const steps = simulateDeployment({ ...allWell, rules: hasten(rules, 600), ...changes });
  const told = steps.flatMap(({ action }) => (action.kind === "hold" || action.kind === "rest" ? [] : [tell(action)]));
  return told.filter((text, index) => text !== told[index - 1]);
}

function tell(action: DeploymentAction): string {
  switch (action.kind) {
    case "start":
    case "drain":
    case "stop":
      return `${action.kind} ${action.revision} ${action.count}`;
    case "shift":
      return `shift ${action.share}`;
    case "roll-back":
      return `roll back: ${action.reason.cause}`;
    case "finish":
      return `${action.outcome}: ${action.reason}`;
    default:
      return action.kind;
  }
}

const VERIFIED = ["start new 2", "verify"];
const NEW_GONE = ["drain new 2", "stop new 2"];
const OLD_GONE = ["drain old 2", "stop old 2"];

describe("replacing", () => {
  it("stops what was there, and then starts what is to be there", () => {
    const done = "deployed: all tasks are replaced";
    expect(story({ strategy: "replace", rollback })).toEqual([...OLD_GONE, "start new 2", done]);
  });

  it("brings the old revision back when the new one never becomes healthy", () => {
    expect(story({ strategy: "replace", rollback }, { healthyAfter: null }).slice(3)).toEqual([
      "roll back: never-healthy",
      "stop new 2",
      "start old 2",
      "rolled-back: 0 of 2 tasks became healthy in time",
    ]);
  });
});

describe("a service that is to have no task", () => {
  it.each([rolling, canary])("says that nothing of the new revision has run ($strategy)", (rules) => {
    const ended = "deployed: no task is wanted now, and none of it has run; those to come are of it";
    expect(story(rules, { desired: 0 })).toEqual([ended]);
  });
});

describe("rolling", () => {
  it("starts first and drains then, where twice the tasks may run (BRQ-DEPLOY-01)", () => {
    expect(story(rolling)).toEqual(["start new 2", ...OLD_GONE, "deployed: all tasks are replaced"]);
  });

  it("goes one by one, where one more may run", () => {
    expect(story({ ...rolling, maximum: 1.5 })).toEqual([
      ...["start new 1", "drain old 1", "stop old 1", "start new 1", "drain old 1", "stop old 1"],
      "deployed: all tasks are replaced",
    ]);
  });

  it("goes back with no task lost when the new revision never becomes healthy", () => {
    expect(story(rolling, { healthyAfter: null })).toEqual([
      ...["start new 2", "roll back: never-healthy", "stop new 2"],
      "rolled-back: 0 of 2 tasks became healthy in time",
    ]);
  });

  it("leaves things as they are where failures are not to lead back", () => {
    const stays = { ...rolling, rollback: { ...rollback, onFailure: false } };
    expect(story(stays, { healthyAfter: null })).toEqual([
      "start new 2",
      "failed: 0 of 2 tasks became healthy in time",
    ]);
  });

  it("says at once that nothing can be replaced, when minimum and maximum are the same tasks", () => {
    const [first, ...rest] = story({ ...rolling, maximum: 1 });
    expect([first, rest.length]).toEqual(["roll back: no-room", 1]);
    expect(rest[0]).toMatch(/^rolled-back: at least 2 and at most 2 of 2 tasks may run/);
  });

  it("has no revision to go back to the first time", () => {
    expect(story(rolling, { hasOld: false, healthyAfter: null }).at(-1)).toMatch(/^failed: .* no revision before it$/);
  });
});

describe("blue-green", () => {
  it("looks, switches, watches, and then takes the old set away (ATL-DEPLOY-01)", () => {
    expect(story(blueGreen)).toEqual([
      ...[...VERIFIED, "shift 1", "deployed: all requests go to the new revision"],
      ...OLD_GONE,
    ]);
  });

  it("switches back at an alarm while it is watched (ATL-DEPLOY-04)", () => {
    expect(story(blueGreen, { alarmAt: 180 })).toEqual([
      ...[...VERIFIED, "shift 1", "roll back: alarm", "shift 0", ...NEW_GONE],
      "rolled-back: alarm.errors went off",
    ]);
  });

  it("never gives traffic to what does not answer", () => {
    expect(story(blueGreen, { verifiedAt: 4 })).toEqual([
      ...[...VERIFIED, "roll back: verification", ...NEW_GONE],
      "rolled-back: /health did not answer well in 3 attempts",
    ]);
  });
});

describe("canary", () => {
  it("moves 10 % for 10 minutes, 50 % for 5, and the rest, and keeps the old revision for a day (STM-DEPLOY-01..05)", () => {
    const steps = simulateDeployment({ ...allWell, rules: hasten(canary, 600) });
    const at = (kind: DeploymentAction["kind"], share?: number) =>
      steps.find(
        ({ action }) => action.kind === kind && (share === undefined || (action as { share?: number }).share === share),
      )?.now ?? Number.NaN;
    const [tenth, half, whole, end, drained] = [
      at("shift", 0.1),
      at("shift", 0.5),
      at("shift", 1),
      at("finish"),
      at("drain"),
    ];
    expect(half - tenth).toBeGreaterThanOrEqual(1_000);
    expect(half - tenth).toBeLessThan(1_200);
    expect(whole - half).toBeGreaterThanOrEqual(500);
    expect(end - whole).toBeLessThan(200);
    expect(drained - end).toBeGreaterThanOrEqual((24 * 60 * MINUTE) / 600);
  });

  it("goes back at once when the canary is worse", () => {
    expect(story(canary, { verdict: "fail" })).toEqual([
      ...[...VERIFIED, "shift 0.1", "roll back: verdict", "shift 0", ...NEW_GONE],
      "rolled-back: it is a fail",
    ]);
  });

  it("holds while nobody can tell, and goes back when that lasts as long again as it was to be watched", () => {
    const steps = simulateDeployment({ ...allWell, rules: hasten(canary, 600), verdict: "inconclusive" });
    const shifted = steps.find(({ action }) => action.kind === "shift")?.now ?? Number.NaN;
    const turned = steps.find(({ action }) => action.kind === "roll-back");
    expect(turned?.action).toMatchObject({ reason: { cause: "no-verdict", detail: "it is a inconclusive" } });
    expect(turned?.now).toBeGreaterThanOrEqual(shifted + 2_000);
    expect(turned?.now).toBeLessThan(shifted + 2_200);
  });

  it("goes back when its tasks end again and again", () => {
    const crashes = [300, 900, 1_500].map((at) => ({ at, side: "new" as const }));
    expect(story(hasten(canary, 1 / 600), { crashes })).toContain("roll back: crash-loop");
  });

  it("goes back when somebody asks for it", () => {
    expect(story(canary, { recalledAt: 500 })).toContain("rolled-back: the old revision was asked back");
  });
});

describe("an alarm that was on before", () => {
  it("is no reason: it may be the fault that is being repaired", () => {
    const observed: DeploymentObservation = {
      ...{ desired: 1, old: { ...NO_TASKS, healthy: 1 }, new: { ...NO_TASKS, healthy: 1 }, readyBy: 0 },
      ...{ share: 1, shareSince: 0, verification: { attempts: 1, lastAt: 0, isPassed: true }, verdict: null },
      ...{ alarms: ["alarm.errors"], alarmsBefore: ["alarm.errors"], isRecalled: false, goingBack: null, end: null },
    };
    expect(nextDeploymentStep(blueGreen, observed, 1_000)).toMatchObject({ kind: "hold", until: MINUTE });
    expect(nextDeploymentStep(blueGreen, { ...observed, alarmsBefore: [] }, 1_000).kind).toBe("roll-back");
  });
});

describe("a rehearsal", () => {
  it("divides what is waited, and nothing else", () => {
    expect(hasten(canary, 60)).toMatchObject({
      steps: [
        { share: 0.1, bake: 10_000 },
        { share: 0.5, bake: 5_000 },
        { share: 1, bake: 0 },
      ],
      keepOld: 24 * MINUTE,
      verify: { attempts: 3, interval: 8 },
    });
    expect(hasten(rolling, 60)).toEqual(rolling);
  });

  it("leaves no share unwatched, however fast it is", () => {
    expect(hasten(canary, 1e9)).toMatchObject({ steps: [{ bake: 1 }, { bake: 1 }, { share: 1, bake: 0 }] });
  });
});
