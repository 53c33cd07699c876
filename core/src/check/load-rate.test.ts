import { describe, expect, it } from "vitest";

import { loadRate } from "./load-rate.ts";

const load = {
  name: "load",
  runs: "load",
  shape: "ramping-rate",
  start: 0,
  stages: [
    { for: 1_000, to: 100 },
    { for: 2_000, to: 100 },
  ],
  users: null,
  thresholds: [],
  requirement: null,
} as const;

describe("load rate", () => {
  it("is the most, and the mean under the line", () => {
    expect(loadRate(load)).toEqual({ most: 100, mean: 250 / 3 });
  });

  it("is unknown where users come and go", () => {
    expect(loadRate({ ...load, shape: "ramping-users" })).toBeUndefined();
    expect(loadRate({ ...load, stages: [] })).toBeUndefined();
  });
});
