import { describe, expect, it } from "vitest";
import { audioStream, probeOf, videoStream } from "../../testing/streams.ts";
import { audioArguments, copyArguments, encodeArguments, posterArguments, soundOf } from "./encode-arguments.ts";
import { planLadder } from "./ladder.ts";

const text = (args: readonly string[]) => args.join(" ");

describe("encodeArguments", () => {
  const video = videoStream({ frameRate: 29.97 });
  const args = text(encodeArguments(video, planLadder(video, { use: "encode", reasons: [] }).encoded));

  it("has one graph and one output per rung, each in its own folder", () => {
    expect(args.match(/-filter_complex/g)).toHaveLength(1);
    expect(args.match(/-map \[v\d\]/g)).toEqual(["-map [v0]", "-map [v1]", "-map [v2]", "-map [v3]", "-map [v4]"]);
    expect(args.match(/\S+\/index\.m3u8/g)).toEqual(
      ["1080p", "720p", "480p", "360p", "240p"].map((name) => `${name}/index.m3u8`),
    );
  });

  it("caps the rate at the rung's, with a buffer of twice that", () => {
    expect(args).toContain("-crf 23 -maxrate 5000000 -bufsize 10000000");
    expect(args).toContain("-crf 23 -maxrate 400000 -bufsize 800000");
  });

  it("puts the same keyframes on every rung: every 2 s and nowhere else", () => {
    expect(args.match(/-force_key_frames expr:gte\(t,n_forced\*2\) -sc_threshold 0 -g 120/g)).toHaveLength(5);
  });

  it("strips what the phone wrote about the place", () => {
    expect(args.match(/-map_metadata -1/g)).toHaveLength(5);
  });
});

describe("copyArguments", () => {
  it("touches no pixel and cuts into the same segments", () => {
    const args = text(copyArguments(videoStream(), "1080p"));
    expect(args).toMatch(/^-map 0:0 -c:v copy /);
    expect(args).toContain("-hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4");
    expect(args).not.toContain("filter");
  });
});

describe("audioArguments", () => {
  it("copies what all players take", () => {
    expect(text(audioArguments(audioStream(), probeOf()))).toMatch(/^-map 0:1 -c:a copy .*audio\/index\.m3u8$/);
  });

  it("makes stereo AAC of 128 kb/s of anything else, starting with the picture", () => {
    expect(text(audioArguments(audioStream({ codec: "opus", channels: 6 }), probeOf()))).toContain(
      "-c:a aac -b:a 128k -ac 2 -ar 48000 -af aresample=async=1:first_pts=0",
    );
  });
});

describe("soundOf", () => {
  it("is what the track has: the source's own where that is copied, else what is encoded", () => {
    expect(soundOf(audioStream({ channels: 1, sampleRate: 44_100 }), probeOf())).toEqual({
      channels: 1,
      sampleRate: 44_100,
    });
    expect(soundOf(audioStream({ codec: "opus", channels: 6 }), probeOf())).toEqual({
      channels: 2,
      sampleRate: 48_000,
    });
  });
});

describe("posterArguments", () => {
  const poster = (duration: number) =>
    text(posterArguments({ path: "/in", probe: probeOf({ duration }) }, videoStream({ duration }), "poster.jpg"));

  it("seeks before it opens the file", () => {
    expect(poster(60)).toMatch(/^-ss 3\.000 -i \/in -map 0:0 -frames:v 1 -vf scale=1280:720/);
  });

  it("takes a third into a short film", () => {
    expect(poster(1.5)).toMatch(/^-ss 0\.500 /);
  });
});
