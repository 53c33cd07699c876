import { describe, expect, it } from "vitest";
import { parsePlaylist } from "./playlist.ts";

describe("a playlist", () => {
  it("is a master with variants", () => {
    const text =
      "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n720p/index.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=2\n480p/index.m3u8\n";
    expect(parsePlaylist(text)).toEqual({ kind: "master", variants: ["720p/index.m3u8", "480p/index.m3u8"] });
  });

  it("is a media playlist with segments", () => {
    const text =
      '#EXTM3U\r\n#EXT-X-MAP:URI="init.mp4"\r\n#EXTINF:4,\r\n1.m4s\r\n#EXTINF:4,\r\n2.m4s\r\n#EXT-X-ENDLIST\r\n';
    expect(parsePlaylist(text)).toEqual({
      kind: "media",
      initial: "init.mp4",
      segments: ["1.m4s", "2.m4s"],
      live: false,
    });
  });

  it("is live while it has no end", () => {
    expect(parsePlaylist("#EXTM3U\n#EXTINF:4,\n1.ts\n")).toMatchObject({ live: true, initial: null });
  });

  it.each(["", "<html>", "#EXTM3U\n#EXT-X-VERSION:7\n"])("is not %j", (text) => {
    expect(parsePlaylist(text)).toBeNull();
  });
});
