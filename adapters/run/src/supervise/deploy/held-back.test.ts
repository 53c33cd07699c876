import { describe, expect, it } from "vitest";
import { deployablesOf } from "../../plan/deployable.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { beginDeployment, type DeploymentRecord } from "./deployment-record.ts";
import { heldBack } from "./held-back.ts";
import { rollingRules } from "./rules-for.ts";
import type { Revision, ServiceRecord } from "./service-record.ts";

const [CODE] = deployablesOf(FILMS_GRAPH, { sources: {} }, { maximumTasks: 2 });
if (CODE === undefined) throw new Error("there are no films");
const RULES = rollingRules(CODE);
const tree = (digest: string) => ({ name: "films", digest });

const revision = (number: number, digest: string, createdAt = number): Revision => ({
  ...{ number, digest, createdAt, env: {}, sources: {}, isMade: true, hasServed: true },
});

function ended(from: number, to: number, outcome: "deployed" | "rolled-back"): DeploymentRecord {
  const about = { service: "films", from, to, rules: RULES, desired: 1, grace: 1_000 };
  const goingBack = outcome === "deployed" ? null : ({ cause: "blocked", detail: "no disk" } as const);
  return {
    ...beginDeployment({ ...about, alarmsBefore: [], crashesSeen: {} }, 0),
    ...{ goingBack, end: { outcome, reason: "no disk", at: 1 } },
  };
}

const record = (current: number, changes: Partial<ServiceRecord> = {}): ServiceRecord => ({
  ...{ revisions: [revision(1, "one"), revision(2, "two")], current, slots: {}, desired: null },
  ...{ deployment: null, history: [], ...changes },
});

describe("code that was taken back", () => {
  const back = record(1, { deployment: ended(1, 2, "rolled-back") });

  it("by its deployment, or by a person, is held back", () => {
    expect(heldBack(back, tree("two"))).toEqual({ service: "films", current: 1, revision: 2, reason: "no disk" });
    const taken = record(1, { deployment: ended(2, 1, "deployed"), history: [ended(1, 2, "deployed")] });
    expect(heldBack(taken, tree("two"))).toMatchObject({ revision: 2, reason: "it was taken back" });
  });

  it("is still when what runs was deployed again meanwhile, with another environment", () => {
    const again = { ...revision(3, "one"), createdAt: 1 };
    const revisions = [...back.revisions, again];
    const since = record(3, { revisions, history: [ended(1, 2, "rolled-back")], deployment: ended(1, 3, "deployed") });
    expect(heldBack(since, tree("two"))).toMatchObject({ current: 3, revision: 2 });
  });

  it("is not what never was deployed, what serves, or what is being tried again", () => {
    expect(heldBack(back, tree("three"))).toBeNull();
    expect(heldBack(back, tree("one"))).toBeNull();
    expect(heldBack({ ...back, deployment: { ...ended(1, 2, "deployed"), end: null } }, tree("two"))).toBeNull();
    expect(heldBack(record(1), tree("two"))).toBeNull();
  });

  it("is not when newer code serves since", () => {
    const revisions = [...back.revisions, revision(3, "three")];
    const since = record(3, { revisions, history: [ended(1, 2, "rolled-back")], deployment: ended(1, 3, "deployed") });
    expect(heldBack(since, tree("two"))).toBeNull();
  });
});
