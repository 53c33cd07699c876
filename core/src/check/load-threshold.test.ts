import { describe, expect, it } from "vitest";

import { loadThreshold } from "./load-threshold.ts";

const load = (...thresholds: readonly string[]) => ({
  name: "load",
  runs: "load",
  shape: "ramping-rate" as const,
  start: 1,
  stages: [],
  users: null,
  thresholds,
  requirement: null,
});

describe("load threshold", () => {
  it("reads what may fail, in plain words and in k6's", () => {
    expect(loadThreshold(load("p95 < 200 ms", "failed < 0.1 %"), "failed")).toBe(0.001);
    expect(loadThreshold(load("http_req_duration p(95) < 500", "http_req_failed rate < 0.1"), "failed")).toBe(0.1);
  });

  it("reads the rate", () => {
    expect(loadThreshold(load("http_req_failed rate < 0.1", "http_reqs rate > 1000"), "requests")).toBe(1_000);
  });

  it("knows when nothing is asked", () => {
    expect(loadThreshold(load("p95 < 200 ms"), "failed")).toBeUndefined();
    expect(loadThreshold(load("http_req_failed rate < 0.1"), "requests")).toBeUndefined();
  });
});
