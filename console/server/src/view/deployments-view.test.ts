import { describe, expect, it } from "vitest";
import { deploymentsView } from "./deployments-view.ts";

const kept = {
  ...{ service: "films", from: 1, to: 2, begunAt: 5, share: 0.1, end: null },
  rules: { strategy: "canary", steps: [{ share: 0.1, bake: 60_000 }], keepOld: 0 },
  goingBack: { cause: "verdict", detail: "2 % of its requests fail" },
  steps: [{ at: 6, kind: "shift", text: "give the new revision 10% of the requests" }],
};

describe("deploymentsView", () => {
  it("shows what is kept: where it comes from, where it goes, and why it turns", () => {
    const counts = { current: 1, desired: 2, maximum: 4, revisions: [] };
    const { services } = deploymentsView({ services: [{ service: "films", ...counts, running: kept, history: [] }] });
    expect(services[0]?.running).toMatchObject({
      ...{ service: "films", revision: 2, from: 1, strategy: "canary", share: 0.1, verdict: null },
      goingBack: "2 % of its requests fail",
      planned: [{ share: 0.1, bake: 60_000 }],
    });
  });

  it("leaves a report as it is", () => {
    const report = { ...kept, revision: 3, strategy: "rolling", goingBack: "recalled", rules: undefined };
    const services = [{ service: "films", current: 3, desired: 1, revisions: [], running: null, history: [report] }];
    expect(deploymentsView({ services }).services[0]?.history[0]).toMatchObject({
      ...{ revision: 3, strategy: "rolling", goingBack: "recalled", planned: [] },
    });
  });
});
