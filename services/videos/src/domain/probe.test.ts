import { describe, expect, it } from "vitest";
import { parseProbe } from "./probe.ts";

const video = {
  index: 0,
  codec_type: "video",
  codec_name: "h264",
  width: 1920,
  height: 1080,
  r_frame_rate: "30/1",
  avg_frame_rate: "30/1",
};
const probe = (...streams: object[]) =>
  parseProbe(JSON.stringify({ streams, format: { format_name: "mov,mp4", duration: "2.5" } }));

describe("parseProbe", () => {
  it("reads the figures", () => {
    const audio = {
      index: 1,
      codec_type: "audio",
      codec_name: "aac",
      profile: "LC",
      channels: 2,
      sample_rate: "48000",
      bit_rate: "96000",
    };
    expect(probe(video, audio)).toMatchObject({
      formats: ["mov", "mp4"],
      duration: 2.5,
      video: {
        width: 1920,
        height: 1080,
        frameRate: 30,
        variableFrameRate: false,
        rotation: 0,
        transfer: "sdr",
        interlaced: false,
      },
      audio: { index: 1, channels: 2, sampleRate: 48_000, bitRate: 96_000 },
    });
  });

  it("does not take cover art for a picture", () => {
    expect(probe({ ...video, disposition: { attached_pic: 1 } }).video).toBeNull();
    expect(probe({ ...video, disposition: { attached_pic: 1 } }, { ...video, index: 3 }).video?.index).toBe(3);
  });

  it.each([
    [{ side_data_list: [{ side_data_type: "Display Matrix", rotation: -90 }] }, 90],
    [{ side_data_list: [{ rotation: 90 }] }, 270],
    [{ side_data_list: [{ rotation: 180 }] }, 180],
    [{ tags: { rotate: "90" } }, 90],
  ])("gives the displayed size of a turned picture: %j", (turn, rotation) => {
    const stream = probe({ ...video, ...turn }).video;
    expect(stream?.rotation).toBe(rotation);
    expect([stream?.width, stream?.height]).toEqual(rotation === 180 ? [1920, 1080] : [1080, 1920]);
  });

  it("widens pixels that are not square", () => {
    expect(probe({ ...video, width: 720, height: 576, sample_aspect_ratio: "64:45" }).video).toMatchObject({
      width: 1024,
      height: 576,
      squarePixels: false,
    });
    expect(probe({ ...video, sample_aspect_ratio: "0:1" }).video).toMatchObject({ width: 1920, squarePixels: true });
  });

  it.each([
    ["30000/1001", "30000/1001", 30_000 / 1_001, false],
    ["60/1", "24/1", 24, true],
    ["90000/1", "25/1", 25, true],
    ["0/0", "0/0", 30, false],
    ["240/1", "240/1", 120, false],
  ])("settles the frame rate of %s, on average %s", (nominal, average, frameRate, variableFrameRate) => {
    expect(probe({ ...video, r_frame_rate: nominal, avg_frame_rate: average }).video).toMatchObject({
      frameRate,
      variableFrameRate,
    });
  });

  it.each([
    ["smpte2084", "pq"],
    ["arib-std-b67", "hlg"],
    ["bt709", "sdr"],
  ])("knows the transfer %s", (color_transfer, transfer) => {
    expect(probe({ ...video, color_transfer }).video?.transfer).toBe(transfer);
  });

  it("survives a file without anything", () => {
    expect(parseProbe("{}")).toEqual({ formats: [], duration: 0, bitRate: 0, video: null, audio: null });
  });
});
