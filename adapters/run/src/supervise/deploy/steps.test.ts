import type { DeploymentAction } from "@terrace/core/control";
import { describe, expect, it } from "vitest";
import { beginDeployment } from "./deployment-record.ts";
import { withAction } from "./steps.ts";

const rules = { strategy: "replace", rollback: { onFailure: true, alarms: [] } } as const;
const request = { service: "films", from: 1, to: 2, rules, desired: 2, grace: 1_000, alarmsBefore: [] };
const begun = beginDeployment({ ...request, crashesSeen: {} }, 0);
const hold = (reason: string): DeploymentAction => ({ kind: "hold", until: null, reason });

describe("the steps of a deployment", () => {
  it("keep one for a wait whose reason changes a thousand times", () => {
    let record = withAction(begun, { kind: "shift", share: 0.1 }, 0);
    for (let count = 1; count <= 1_000; count++) record = withAction(record, hold(`${count} of 5000 requests`), count);
    record = withAction(record, { kind: "shift", share: 1 }, 1_001);
    expect(record.steps.map(({ text }) => text)).toEqual([
      "give the new revision 10 % of the requests",
      "1000 of 5000 requests",
      "give the new revision 100 % of the requests",
    ]);
  });

  it("stay the same record for the same wait", () => {
    const waiting = withAction(begun, hold("it is watched"), 1);
    expect(withAction(waiting, hold("it is watched"), 2)).toEqual(waiting);
  });
});

describe("an action that could not be done", () => {
  const blocked = { ...begun, blocked: { action: "shift", since: 10 } };

  it("is remembered while it is tried again, and forgotten in a wait or for another one", () => {
    expect(withAction(blocked, { kind: "shift", share: 0.1 }, 20).blocked).toEqual(blocked.blocked);
    expect(withAction(blocked, hold("it is watched"), 20).blocked).toBeNull();
    expect(withAction(blocked, { kind: "drain", revision: "old", count: 1 }, 20).blocked).toBeNull();
  });
});
