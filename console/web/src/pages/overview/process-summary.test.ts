import type { Health } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { processSummary } from "./process-summary.ts";

const ENGINES = [{ name: "postgres", health: "healthy" as const }];
const summary = (...healths: readonly Health[]) =>
  processSummary(
    healths.map((health, index) => ({ name: `videos-${index + 1}`, health })),
    ENGINES,
  );

describe("how the processes are", () => {
  it("is well where all are healthy", () => {
    expect(summary("healthy", "healthy")).toEqual({ value: "All well", note: "2 tasks, 1 engines", isBad: false });
  });

  it("is no alarm while a deployment replaces tasks", () => {
    const { value, note, isBad } = summary("healthy", "draining", "starting");
    expect([value, note, isBad]).toEqual(["All well", "videos-2 draining, videos-3 starting", false]);
  });

  it("names those that are unhealthy or stopped", () => {
    const { value, note, isBad } = summary("unhealthy", "draining", "stopped");
    expect([value, note, isBad]).toEqual(["2 not well", "videos-1, videos-3", true]);
  });
});
