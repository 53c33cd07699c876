import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { alarmAgainstCounts } from "./alarm-against-counts.ts";

describe("alarm against counts", () => {
  it("holds while no alarm counts tasks", () => {
    expect(alarmAgainstCounts.check(shopGraph())).toEqual([]);
  });

  it("lets an alarm stand that rings below the minimum", () => {
    expect(
      alarmAgainstCounts.check(
        edited(shopGraph(), "alarm.tired", {
          of: "service.goods",
          metric: "healthy-tasks",
          comparison: "<",
          threshold: 2,
          unit: "count",
        }),
      ),
    ).toEqual([]);
  });

  it("fires below what the platform allows", () => {
    expect(
      alarmAgainstCounts
        .check(
          edited(shopGraph(), "alarm.tired", {
            of: "service.goods",
            metric: "healthy-tasks",
            comparison: "<",
            threshold: 3,
            unit: "count",
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["alarm.tired"]);
  });

  it("looks behind a balancer", () => {
    expect(
      alarmAgainstCounts
        .check(
          edited(shopGraph(), "alarm.tired", {
            of: "balancer.balancer",
            metric: "healthy-tasks",
            comparison: "<=",
            threshold: 2,
            unit: "count",
          }),
        )
        .map(({ of }) => of),
    ).toEqual(["alarm.tired", "alarm.tired"]);
  });
});
