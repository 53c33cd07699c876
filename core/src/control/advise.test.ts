import { describe, expect, it } from "vitest";
import type { Trigger } from "../graph/index.ts";
import type { Evidence } from "../report/index.ts";
import { shopGraph } from "../testing/shop.ts";
import { advise } from "./advise.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const climb = { to: "growth", direction: "climb", requirement: null } as const;

/** ATL-P2-02 */
const busy: Trigger = {
  ...climb,
  id: "busy-host",
  kind: "metric",
  of: "host.machine",
  metric: "host.cpu",
  comparison: ">",
  threshold: 0.7,
  unit: "ratio",
  sustained: 7 * DAY,
  source: "CloudWatch",
};

/** ATL-P2-03 */
const crowded: Trigger = { ...busy, id: "crowded", metric: "users", threshold: 200, unit: "count", sustained: 0 };

/** ATL-P2-04 */
const wanted: Trigger = { ...climb, id: "no-downtime", kind: "decision", question: "Are deployments to be seamless?" };

const quiet: Trigger = {
  ...crowded,
  id: "quiet",
  comparison: "<",
  threshold: 10,
  direction: "step-down",
  to: "launch",
};

const adviceFor = (triggers: readonly Trigger[], evidence: Partial<Evidence>) =>
  advise({ ...shopGraph(), triggers }, { metrics: [], decisions: [], ...evidence });

/** One sample a day. */
const series = (metric: string, ...values: readonly number[]) => ({
  metrics: [{ metric, source: null, samples: values.map((value, day) => ({ at: START + (day * DAY) / 2, value })) }],
});

const decision = (answer: boolean, at = START) => ({ trigger: "no-downtime", answer, by: "Ada", at, why: null });

describe("advice", () => {
  it("knows nothing without evidence, nor without triggers", () => {
    expect(adviceFor([busy, wanted], {})).toMatchObject({ verdict: "unknown", to: null });
    expect(adviceFor([busy, wanted], {}).findings.map(({ because }) => because)).toEqual([
      "host.cpu was not measured",
      "nobody has decided",
    ]);
    expect(adviceFor([], {}).verdict).toBe("unknown");
  });

  it("climbs when a threshold was exceeded for the whole time", () => {
    const week = Array.from({ length: 15 }, () => 0.8);
    const advice = adviceFor([busy], series("host.cpu", ...week));
    expect(advice).toMatchObject({ verdict: "climb", to: "growth", findings: [{ state: "met" }] });
    expect(advice.findings[0]?.because).toBe("host.cpu has been > 70 % for 7d, last 80 %");
  });

  it("stays when the last week had one quiet hour", () => {
    const week = Array.from({ length: 30 }, (_, index) => (index === 20 ? 0.6 : 0.8));
    expect(adviceFor([busy], series("host.cpu", ...week)).verdict).toBe("stay");
  });

  it("does not take the edge of what it knows for a no", () => {
    const advice = adviceFor([busy], series("host.cpu", 0.8, 0.8, 0.8));
    expect(advice).toMatchObject({ verdict: "unknown", findings: [{ state: "unknown" }] });
    expect(advice.findings[0]?.because).toContain("nothing is known before");
  });

  it("does not bridge a gap", () => {
    const { metrics } = series("host.cpu", ...Array.from({ length: 15 }, () => 0.8));
    const samples = metrics[0]?.samples.filter((_, index) => index < 3 || index > 6) ?? [];
    const evidence = { metrics: [{ metric: "host.cpu", source: null, samples }] };
    expect(adviceFor([busy], evidence).findings[0]?.state).toBe("unknown");
  });

  it("takes one measurement where no time is asked for", () => {
    expect(adviceFor([crowded], series("users", 201)).verdict).toBe("climb");
    expect(adviceFor([crowded], series("users", 500, 200)).verdict).toBe("stay");
  });

  it("takes a decision at once, and the last word of several", () => {
    expect(adviceFor([busy, wanted], { decisions: [decision(true)] })).toMatchObject({ verdict: "climb" });
    const changed = { decisions: [decision(true, START + DAY), decision(false, START + 2 * DAY)] };
    expect(adviceFor([wanted], changed)).toMatchObject({
      verdict: "stay",
      findings: [{ because: "Ada said no on 2026-01-03" }],
    });
  });

  it("is not reassured by one no among the unknown", () => {
    expect(adviceFor([busy, wanted], { decisions: [decision(false)] }).verdict).toBe("unknown");
  });

  it("steps down, but climbs first", () => {
    expect(adviceFor([quiet], series("users", 4))).toMatchObject({ verdict: "step-down", to: "launch" });
    const both = { ...series("users", 4), decisions: [decision(true)] };
    expect(adviceFor([quiet, wanted], both)).toMatchObject({ verdict: "climb", to: "growth" });
  });
});
