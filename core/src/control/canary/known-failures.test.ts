import { describe, expect, it } from "vitest";
import type { Deployment } from "../../graph/index.ts";
import { revision } from "../../testing/revision.ts";
import { nextDeploymentStep } from "../deployment/next-deployment-step.ts";
import type { DeploymentObservation } from "../deployment/observation.ts";
import { NO_TASKS } from "../deployment/tasks.ts";
import { judgeCanary } from "./judge-canary.ts";
import type { CanaryLook, RevisionObservation } from "./observation.ts";

/** What other judges of canaries have let pass or condemned without reason, each under the number by which it was reported. */

const FINAL: CanaryLook = { look: "final", now: 0 };

/** Watched since 0 for a minute, and to be judged within two. */
const [DURING, OVER] = [30_000, 120_000];

/** What a deployment at 10 % does with a verdict. */
function stepAfter(verdict: DeploymentObservation["verdict"], now: number) {
  const observed: DeploymentObservation = {
    ...{ desired: 1, old: { ...NO_TASKS, healthy: 1 }, new: { ...NO_TASKS, healthy: 1 }, readyBy: 0, share: 0.1 },
    ...{ shareSince: 0, verification: { attempts: 1, lastAt: 0, isPassed: true }, verdict, alarms: [] },
    ...{ alarmsBefore: [], isRecalled: false, goingBack: null, end: null },
  };
  return nextDeploymentStep(CANARY, observed, now);
}

const CANARY: Deployment = {
  strategy: "canary",
  steps: [
    { share: 0.1, bake: 60_000 },
    { share: 1, bake: 0 },
  ],
  keepOld: 0,
  verify: { path: "/health", attempts: 3, interval: 500 },
  rollback: { onFailure: true, alarms: [] },
};

/** Errors in so many buckets, each of so many requests. */
const buckets = (errors: readonly number[], requests: number, seen: Partial<RevisionObservation> = {}) =>
  revision(errors.length * requests, { errors: errors.reduce((sum, one) => sum + one, 0), ...seen });

/** Latencies of buckets, each of so many requests that took as long as the bucket says. */
const times = (values: readonly number[], requests: number) =>
  revision(values.length * requests, {
    latencies: values.flatMap((value) => Array<number>(requests).fill(value)),
  });

describe("Kayenta", () => {
  const slow = [100, 100, 100, 100, 100, 100, 100, 1, 1, 1];
  const quick = Array<number>(10).fill(1);

  it("spinnaker#6278: seven of ten values a hundred times as large, passed", () => {
    expect(judgeCanary(times(slow, 1), times(quick, 1), FINAL).verdict).toBe("inconclusive");
    expect(judgeCanary(times(slow, 10), times(quick, 10), FINAL)).toMatchObject({ verdict: "fail", cause: "latency" });
  });

  it("kayenta#426: sparse errors 0, 1, 2, 1, 0, 0 beside none, passed", () => {
    const errors = [0, 1, 2, 1, 0, 0];
    const none = [0, 0, 0, 0, 0, 0];
    expect(judgeCanary(buckets(errors, 60), buckets(none, 540), FINAL)).toMatchObject({
      verdict: "fail",
      cause: "errors",
    });
    // Four of equal traffic can be chance, one time in sixteen: that is no pass either.
    expect(judgeCanary(buckets(errors, 60), buckets(none, 60), FINAL).verdict).toBe("inconclusive");
  });

  it("kayenta#799, kayenta#377, spinnaker#5622: errors beside a baseline that never has any, passed or without data", () => {
    const errors = [1, 4, 2, 3, 1];
    const none = [0, 0, 0, 0, 0];
    expect(judgeCanary(buckets(errors, 400), buckets(none, 400), FINAL)).toMatchObject({
      verdict: "fail",
      cause: "errors",
    });
    expect(judgeCanary(buckets(none, 800), buckets(errors, 800), FINAL).verdict).toBe("pass");
  });

  it("kayenta#780: the same middle with far more variance, passed", () => {
    const steady = Array.from({ length: 2_000 }, (_, index) => 20 + (index % 10) / 10);
    const wild = Array.from({ length: 2_000 }, (_, index) => (index % 2 === 0 ? 5 : 36) + (index % 10) / 10);
    const judged = judgeCanary(revision(2_000, { latencies: wild }), revision(2_000, { latencies: steady }), FINAL);
    expect(judged).toMatchObject({ verdict: "fail", cause: "tail-latency" });
    expect(judged.evidence.tests[1]).toMatchObject({ measure: "latency", isWorse: false });
  });

  it("a mean of zero made the effect NaN, and NaN switched the gate off", () => {
    expect(judgeCanary(times([5], 2_000), times([0], 2_000), FINAL)).toMatchObject({
      verdict: "fail",
      cause: "latency",
    });
    expect(judgeCanary(times([0], 2_000), times([0], 2_000), FINAL).verdict).toBe("pass");
  });

  it("a group without data scored 100", () => {
    expect(judgeCanary(revision(2_000, { latencies: [] }), revision(2_000), FINAL)).toMatchObject({
      verdict: "inconclusive",
      cause: "no-latencies",
    });
  });

  it("kayenta#521: nobody could see the statistic behind a verdict", () => {
    const { evidence } = judgeCanary(revision(2_000), revision(2_000), FINAL);
    for (const { final, effect, high, needed } of evidence.tests)
      for (const figure of [final, effect, high, needed]) expect(figure).toBeTypeOf("number");
  });
});

describe("Argo Rollouts", () => {
  it("argo-rollouts#4479, #4393: ended without one good measurement, successful", () => {
    const judged = judgeCanary(revision(0), revision(0), FINAL);
    expect(judged).toMatchObject({ verdict: "inconclusive", cause: "no-traffic" });
    expect(stepAfter(judged, OVER).kind).toBe("roll-back");
  });

  it("argo-rollouts#943, #1411: promoted while its analysis was red", () => {
    const judged = judgeCanary(revision(3_000, { errors: 150 }), revision(3_000), FINAL);
    expect(stepAfter(judged, DURING).kind).toBe("roll-back");
    expect(stepAfter(judged, OVER).kind).toBe("roll-back");
  });

  it("a count that is reached with as many failures as are allowed, successful", () => {
    const judged = judgeCanary(revision(60, { errors: 1 }), revision(60), FINAL);
    expect(judged).toMatchObject({ verdict: "inconclusive", cause: "few-requests" });
  });
});

describe("Flagger", () => {
  it("flagger#1035, #1689, #1633, #883: no traffic counted as a failure at once", () => {
    const judged = judgeCanary(revision(0), revision(5_000), FINAL);
    expect(judged).toMatchObject({ verdict: "inconclusive", cause: "no-traffic" });
    expect(stepAfter(judged, DURING).kind).toBe("hold");
  });

  it("flagger#1011: advanced on old series after the traffic had stopped", () => {
    const look: CanaryLook = { look: "final", now: 31_000 };
    expect(judgeCanary(revision(5_000), revision(5_000, { lastRequestAt: 30_900 }), look)).toMatchObject({
      verdict: "inconclusive",
      cause: "stale",
      reason: "the canary has had no request for 31 s",
    });
    const fresh = { lastRequestAt: 30_900 };
    expect(judgeCanary(revision(5_000, fresh), revision(5_000, fresh), look).verdict).toBe("pass");
  });

  it("has no least sample: one good request was a success rate of 100 %", () => {
    expect(judgeCanary(revision(1), revision(1), FINAL).verdict).toBe("inconclusive");
  });
});
