import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { logRetention } from "./log-retention.ts";

describe("log retention", () => {
  it("holds for times that can be kept", () => {
    expect(logRetention.check(shopGraph())).toEqual([]);
  });

  it("takes any time on one machine", () => {
    expect(logRetention.check(edited(shopGraph("small"), "log.goods", { retention: 10 * 86_400_000 }))).toEqual([]);
  });

  it("fires on for ever", () => {
    expect(logRetention.check(edited(shopGraph(), "log.goods", { retention: 0 })).map(({ of }) => of)).toEqual([
      "log.goods",
    ]);
  });

  it("fires on a time that CloudWatch does not offer", () => {
    expect(
      logRetention.check(edited(shopGraph(), "log.goods", { retention: 10 * 86_400_000 })).map(({ of }) => of),
    ).toEqual(["log.goods"]);
  });
});
