import { describe, expect, it } from "vitest";
import { A_MONTH, lineOf, priceShop } from "./testing/priced-shop.ts";

const goods = "service.goods";
const shop = (words: object, usage = A_MONTH) => priceShop({ usage, patches: { [goods]: words } });
const range = (minimum: number, maximum: number) => ({ tasks: { desired: minimum, minimum, maximum } });

describe("tasks", () => {
  it("cost CPU and memory by the hour", () => {
    const report = shop({ cpu: 512, memory: 1_024 ** 3, ...range(1, 1) });
    expect(lineOf(report, goods, "fargate.x86_64.vcpu")).toMatchObject({
      monthly: { mid: 14.78 },
      formula: { mid: "1 task × 0.5 vCPU × 730 h × 0.04048" },
    });
    expect(lineOf(report, goods, "fargate.x86_64.memory").monthly.mid).toBe(3.24);
  });

  it("run as many on average as the load says, between the least and the most", () => {
    const tasks = (load: number) =>
      lineOf(shop({ cpu: 1_024, ...range(1, 10) }, { ...A_MONTH, load }), goods, "fargate.x86_64.vcpu").quantity.mid /
      730;
    expect(tasks(0)).toBe(1);
    expect(tasks(1 / 3)).toBeCloseTo(4, 5);
    expect(tasks(1)).toBe(10);
  });

  it("may be none at all while nobody comes", () => {
    const report = priceShop({ usage: null, patches: { [goods]: range(0, 5) } });
    expect(report.items.some(({ resource }) => resource === goods)).toBe(false);
    expect(report.unpriced.filter(({ resource }) => resource === goods)).toMatchObject([
      { reason: "needs-assumption", missing: "how many of 0 to 5 tasks run on average" },
    ]);
  });

  it("cost a fifth less on ARM and what spot leaves of it", () => {
    const arm = lineOf(shop({ architecture: "arm64", cpu: 1_024, ...range(1, 1) }), goods, "fargate.arm64.vcpu");
    expect(arm.monthly.mid).toBe(23.64);
    const spot = lineOf(shop({ capacity: "spot", cpu: 1_024, ...range(1, 1) }), goods, "fargate.x86_64.vcpu");
    expect(spot).toMatchObject({ onDemand: { mid: 29.55 }, monthly: { mid: 8.87 }, commitment: "spot" });
  });

  it("have an address each where they are public", () => {
    expect(lineOf(shop({ tier: "public", ...range(2, 2) }), goods, "vpc.public-ipv4").monthly.mid).toBe(7.3);
  });

  it("run twice while an old revision is kept, which is said where it is kept for long (STM-DEPLOY-05)", () => {
    const canary = (keepOld: number) =>
      shop({
        deployment: {
          strategy: "canary",
          steps: [{ share: 1, bake: 0 }],
          keepOld,
          verify: { path: "/", attempts: 1, interval: 1_000 },
          rollback: { onFailure: true, alarms: [] },
        },
      }).unpriced.filter(({ missing }) => missing === "how many deployments a month has");
    expect(canary(300_000)).toEqual([]);
    expect(canary(86_400_000)).toMatchObject([
      { resource: goods, what: "tasks of the revision before, for 1d after each deployment" },
    ]);
  });

  it("cost nothing of their own on a shared machine", () => {
    const { free, items } = shop({ host: "host.machine" });
    expect(items.some(({ resource }) => resource === goods)).toBe(false);
    expect(free).toContainEqual({ reason: "a container on host.machine", resources: [goods] });
  });
});
