import { describe, expect, it } from "vitest";
import type { Graph, Service } from "../graph/index.ts";
import type { ScaleWords } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

const scaling = (scale: ScaleWords) => shopWith({}, { services: { goods: { tasks: [1, 4], scale } } });

const policies = (scale: ScaleWords) =>
  (scaling(scale).graph as Graph).resources.find((one): one is Service => one.id === "service.goods")?.scale;

const cooldowns = { outCooldown: 300_000, inCooldown: 300_000 };

describe("what the number of tasks follows", () => {
  it("is one target for each measure (BRQ-COMP-05, CON-DFZ-19)", () => {
    expect(policies({ cpu: "70%", connections: 500, memory: null, outCooldown: "60s" })).toEqual([
      { kind: "target", metric: "cpu", target: 0.7, outCooldown: 60_000, inCooldown: 300_000 },
      { kind: "target", metric: "connections-per-task", target: 500, outCooldown: 60_000, inCooldown: 300_000 },
    ]);
    expect(
      policies({ requests: 1_000, backlog: 10 })?.map((policy) => policy.kind === "target" && policy.metric),
    ).toEqual(["requests-per-task", "backlog-per-task"]);
  });

  it("is the backlog that is worked off in the time that a message may wait", () => {
    const backlog = { acceptableLatency: "10s", messageProcessingTime: "100ms" } as const;
    expect(policies({ backlog })).toMatchObject([{ metric: "backlog-per-task", target: 100 }]);
    const codes = scaling({ backlog: { ...backlog, messageProcessingTime: "0s" } }).diagnostics.map(({ code }) => code);
    expect(codes).toHaveLength(1);
  });

  it("is a step out at any threshold and a step in below all (WEB-COMP-04, WEB-COMP-05, CON-WEB-05)", () => {
    expect(policies({ out: { cpu: "70%", memory: "80%" }, in: { cpu: "50%", memory: "60%" } })).toEqual([
      {
        kind: "step",
        out: [
          { metric: "cpu", threshold: 0.7 },
          { metric: "memory", threshold: 0.8 },
        ],
        in: [
          { metric: "cpu", threshold: 0.5 },
          { metric: "memory", threshold: 0.6 },
        ],
        ...cooldowns,
      },
    ]);
  });

  it("comes to rest: there is a way back, and it begins below the way out", () => {
    const codes = (scale: ScaleWords) => scaling(scale).diagnostics.map(({ code }) => code);
    expect(codes({ out: { cpu: "70%" }, in: { cpu: "50%" } })).toEqual([]);
    expect(codes({ out: { cpu: "70%" } })).toEqual(["TER-RES-013"]);
    expect(codes({ in: { cpu: "50%" } })).toEqual(["TER-RES-013"]);
    expect(codes({ out: { cpu: "70%" }, in: { cpu: "70%" } })).toEqual(["TER-RES-013"]);
  });
});
