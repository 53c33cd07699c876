import { describe, expect, it } from "vitest";
import { processingNews, processingView } from "./processing.ts";

describe("the progress of a video", () => {
  it("has a number where the stage has a measure", () => {
    expect(processingView({ stage: "ladder", progress: 0.4 })).toEqual({ label: "Making more qualities", value: 0.4 });
    expect(processingView({ stage: "probe", progress: 0 }).value).toBeNull();
    expect(processingView({ stage: "done", progress: 0 }).value).toBe(1);
  });

  it("is told unless something else on the screen tells it", () => {
    expect(processingNews({ state: "playable", stage: "ladder", progress: 0.4 })).toBe("Making more qualities");
    expect(processingNews({ state: "uploading", stage: "upload", progress: 0.4 })).toBe("");
    expect(processingNews({ state: "failed", stage: "probe", progress: 0 })).toBe("");
  });
});
