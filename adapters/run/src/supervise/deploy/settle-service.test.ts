import { describe, expect, it } from "vitest";
import { deployablesOf } from "../../plan/deployable.ts";
import { FILMS_GRAPH } from "../testing/films-graph.ts";
import { beginDeployment } from "./deployment-record.ts";
import { rollingRules } from "./rules-for.ts";
import type { ServiceRecord } from "./service-record.ts";
import { fit, settleService } from "./settle-service.ts";

/** The films with other code each time it is asked for. */
function films(digest: string) {
  const [code] = deployablesOf(FILMS_GRAPH, { sources: { "services/films": digest } }, { maximumTasks: 3 });
  if (code === undefined) throw new Error("there are no films");
  return code;
}

const [one, two] = [films("one"), films("two")];
const settle = (record: ServiceRecord | null, code = one, lives = false) =>
  settleService(record, code, { lives, now: 1_000 });
const FIRST = settle(null);

/** Half way to a second revision. */
function interrupted(): ServiceRecord {
  const [revision] = FIRST.revisions;
  if (revision === undefined) throw new Error("there is no revision");
  const about = { service: "films", from: 1, to: 2, rules: rollingRules(two), desired: 2, grace: 1_000 };
  return {
    ...FIRST,
    revisions: [revision, { ...revision, number: 2, digest: two.digest, hasServed: false }],
    slots: { "films-1": 1, "films-3": 2 },
    deployment: beginDeployment({ ...about, alarmsBefore: [], crashesSeen: {} }, 500),
  };
}

describe("a service that starts", () => {
  it("for the first time runs the working tree in its first places", () => {
    expect(FIRST).toMatchObject({ current: 1, slots: { "films-1": 1, "films-2": 1 }, desired: null, deployment: null });
    expect(FIRST.revisions).toMatchObject([{ number: 1, digest: one.digest, isMade: true, hasServed: true }]);
  });

  it("again runs what it ran, where it ran, as often as was asked for", () => {
    const record = { ...FIRST, slots: { "films-4": 1 }, desired: 1 };
    expect(settle(record)).toEqual(record);
  });

  it("again with other code simply runs that", () => {
    const { current, slots, revisions } = settle(FIRST, two);
    expect([current, slots, revisions.map(({ digest }) => digest)]).toEqual([
      2,
      { "films-1": 2, "films-2": 2 },
      [one.digest, two.digest],
    ]);
  });

  it("goes on with the deployment that was interrupted, unless it is to run other code still", () => {
    expect(settle(interrupted(), two)).toEqual(interrupted());
    const { current, deployment, history } = settle(interrupted(), films("three"));
    expect([current, deployment]).toEqual([3, null]);
    expect(history.at(-1)?.end).toMatchObject({
      ...{ outcome: "failed", reason: "the platform was stopped before it ended" },
    });
  });

  it("leaves a deployment behind that had ended: it brought other code than what runs now", () => {
    const end = { outcome: "deployed", reason: "all tasks are replaced", at: 600 } as const;
    const half = interrupted();
    const ended = { ...half, current: 2, deployment: half.deployment && { ...half.deployment, end } };
    const { current, deployment, history } = settle(ended, films("three"));
    expect([current, deployment, history]).toEqual([3, null, [ended.deployment]]);
  });

  it("does not start what was only kept for a way back", () => {
    const kept = { ...FIRST, slots: { "films-1": 1, "films-2": 1, "films-3": 0, "films-4": 0 } };
    expect(settle(kept).slots).toEqual({ "films-1": 1, "films-2": 1 });
    expect(settle(kept, one, true).slots).toEqual(kept.slots);
  });
});

describe("a service that lives", () => {
  it("is left alone by other code, which a deployment brings", () => {
    expect(settle(FIRST, two, true)).toEqual(FIRST);
  });

  it("gives up places that there are no more, and takes free ones instead", () => {
    expect(fit({ ...FIRST, slots: { "films-2": 1, "films-9": 1 } }, one).slots).toEqual({ "films-1": 1, "films-2": 1 });
  });
});
