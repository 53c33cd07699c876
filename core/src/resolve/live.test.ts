import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { http, live } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

describe("live video", () => {
  it("has the figures that nobody stated (DFZ-LIVE-01..12, CON-DFZ-22)", () => {
    const { graph, diagnostics } = shopWith({ streams: live() });
    expect(diagnostics).toEqual([]);
    const streams = graph && findResource(graph, "live", "live.streams");
    expect(streams).toMatchObject({
      segment: 4_000,
      keep: 3_600_000,
      store: "bucket.images",
      formats: ["hls", "dash"],
    });
    expect(streams?.ladder.map(({ height }) => height)).toEqual([240, 360, 480, 720, 1_080]);
  });

  it("lets creators in from the internet, and only where it is", () => {
    const { graph } = shopWith({ streams: live() });
    const ingest = "security-edge.internet-to-streams-1935";
    expect(graph && findResource(graph, "security-edge", ingest)).toMatchObject({ from: "internet", port: 1_935 });
    const { graph: without } = shopWith({});
    expect(without && findResource(without, "security-edge", ingest)).toBeUndefined();
  });

  it("tells a service where to send and where to look", () => {
    const studio = http({
      name: "studio",
      folder: "studio",
      port: 1,
      paths: ["/studio/*"],
      needs: { streams: "live" },
    });
    const { graph } = shopWith({ streams: live({ channels: 3 }), services: { studio } });
    const env = graph && findResource(graph, "service", "service.studio")?.env;
    expect(env?.LIVE_INGEST_URL).toEqual({ kind: "reference", resource: "live.streams", output: "url" });
    expect(env?.LIVE_ENCODERS).toEqual({ kind: "reference", resource: "live.streams", output: "name" });
    expect(env?.LIVE_CHANNELS).toEqual({ kind: "literal", value: "3" });
  });

  it("asks for the bitrate of a rung that it does not know", () => {
    const { diagnostics } = shopWith({
      streams: live({ ladder: [720, 1_440, { height: 2_160, bitrate: 12_000_000 }] }),
    });
    expect(diagnostics).toMatchObject([{ code: "TER-SPEC-004", at: { path: "streams.ladder.1" } }]);
  });
});
