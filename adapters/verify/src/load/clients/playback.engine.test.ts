import { describe, expect, it } from "vitest";
import type { PlaybackPopulation } from "../load.ts";
import { runLoad } from "../run-load.ts";
import { openHttp } from "../testing/open-server.ts";
import { loadOf, only, outcomesOf } from "../testing/population.ts";

/** Two viewers who take three segments each. */
const VIEWERS: PlaybackPopulation = {
  kind: "playback",
  name: "viewers",
  viewers: 2,
  paths: ["/media/master.m3u8"],
  segment: 300,
  for: 900,
};

const MASTER = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=800000\n720p/index.m3u8\n";
const MEDIA = '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:0.15,\n1.m4s\n#EXTINF:0.15,\n2.m4s\n#EXT-X-ENDLIST\n';
const FILES: Readonly<Record<string, string>> = {
  "/media/master.m3u8": MASTER,
  "/media/720p/index.m3u8": MEDIA,
  "/media/720p/init.mp4": "i",
  "/media/720p/1.m4s": "first",
  "/media/720p/2.m4s": "second",
};

describe("viewers", () => {
  it("find the segments by the playlists and begin again when the video is over", async () => {
    const { report, asked } = await watching(FILES);
    expect(outcomesOf(report)).toEqual({ ok: 6 });
    expect(report.playback).toMatchObject({ viewers: 2, segments: 6, stalls: 0 });
    expect(asked).toMatchObject({
      "/media/master.m3u8": 2,
      "/media/720p/index.m3u8": 2,
      "/media/720p/init.mp4": 2,
      "/media/720p/1.m4s": 4,
      "/media/720p/2.m4s": 2,
    });
  });

  it("of something live ask for its playlist each time", async () => {
    const live = "#EXTM3U\n#EXTINF:0.15,\n1.m4s\n#EXTINF:0.15,\n2.m4s\n";
    const { report, asked } = await watching({ ...FILES, "/media/720p/index.m3u8": live });
    expect(outcomesOf(report)).toEqual({ ok: 6 });
    expect(asked).toMatchObject({ "/media/720p/index.m3u8": 6, "/media/720p/2.m4s": 6 });
    expect(asked["/media/720p/1.m4s"]).toBeUndefined();
  });

  it("stall when a segment comes after the one before has been played", async () => {
    const { report } = await watching(FILES, (path) => (path.endsWith("2.m4s") ? 800 : 0));
    expect(report.failed).toBe(0);
    expect(report.playback?.stalls).toBeGreaterThanOrEqual(2);
    expect(report.playback?.stalledFor).toBeGreaterThan(2 * 490);
  });

  it("fail by the cause of the first thing that fails", async () => {
    const { "/media/720p/2.m4s": _missing, ...rest } = FILES;
    const lacking = await watching(rest);
    expect(outcomesOf(lacking.report)).toEqual({ ok: 2, "unexpected-status": 4 });
    const nothing = await watching({ ...FILES, "/media/master.m3u8": "<html>" });
    expect(outcomesOf(nothing.report)).toEqual({ "malformed-response": 6 });
  });

  it("never follow a playlist to another origin", async () => {
    const { report } = await watching({
      ...FILES,
      "/media/master.m3u8": MASTER.replace("720p", "http://192.0.2.1/720p"),
    });
    expect(outcomesOf(report)).toEqual({ "malformed-response": 6 });
  });
});

async function watching(files: Readonly<Record<string, string>>, delayOf: (path: string) => number = () => 0) {
  const asked: Record<string, number> = {};
  await using server = await openHttp(({ url = "/" }, answer) => {
    asked[url] = (asked[url] ?? 0) + 1;
    const found = files[url];
    setTimeout(() => answer.writeHead(found === undefined ? 404 : 200).end(found), delayOf(url));
  });
  return { report: only(await runLoad(loadOf(server.target, VIEWERS))), asked };
}
