import { describe, expect, it } from "vitest";
import { partingTimes } from "./parting.ts";

describe("the times at which clients are sent away", () => {
  it("are close together for a few, and spread over all the time for many", () => {
    expect(partingTimes(0, 4_000)).toEqual([]);
    expect(partingTimes(3, 4_000)).toEqual([0, 5, 10]);
    const many = partingTimes(4_000, 4_000);
    expect([many[1], many.at(-1)]).toEqual([1, 3_999]);
    expect(partingTimes(2, 0)).toEqual([0, 0]);
  });
});
