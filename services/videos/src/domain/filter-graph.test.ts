import { describe, expect, it } from "vitest";
import { videoStream } from "../../testing/streams.ts";
import { cascade, still } from "./filter-graph.ts";
import { planLadder } from "./ladder.ts";

const graph = (more: Parameters<typeof videoStream>[0] = {}) => {
  const video = videoStream(more);
  return cascade(video, planLadder(video, { use: "encode", reasons: [] }).encoded);
};

describe("cascade", () => {
  it("decodes once and scales each rung from the one above", () => {
    expect(graph({ height: 480, width: 854 })).toBe(
      "[0:0]scale=854:480,format=yuv420p,setsar=1,split=2[v0][c0];[c0]scale=640:360,setsar=1,split=2[v1][c1];[c1]scale=428:240,setsar=1[v2]",
    );
  });

  it("drops frames only where the cap changes", () => {
    const steps = graph({ frameRate: 60 }).split(";");
    expect(steps.map((step) => step.includes("fps=30"))).toEqual([false, false, true, false, false]);
  });

  it("makes a variable rate constant before anything else", () => {
    expect(graph({ variableFrameRate: true, frameRate: 24 })).toMatch(/^\[0:0\]fps=24,scale=1920:1080/);
  });

  it("tone-maps after the first scaling and before the split, for PQ and HLG", () => {
    const steps = graph({ transfer: "hlg", width: 3840, height: 2160 }).split(";");
    expect(steps[0]).toMatch(
      /^\[0:0\]scale=1920:1080,zscale=tin=arib-std-b67.*tonemap=.*format=yuv420p,setsar=1,split/,
    );
    expect(steps.slice(1).join()).not.toContain("tonemap");
    expect(graph({ transfer: "pq" })).toContain("tin=smpte2084");
  });

  it("combines fields", () => {
    expect(graph({ interlaced: true })).toMatch(/^\[0:0\]bwdif=/);
  });

  it("names the stream that was chosen", () => {
    expect(graph({ index: 2 })).toMatch(/^\[0:2\]/);
  });
});

describe("still", () => {
  it("is in the colours of JPEG", () => {
    expect(still(videoStream(), { width: 1280, height: 720 })).toBe("scale=1280:720,format=yuvj420p,setsar=1");
  });
});
