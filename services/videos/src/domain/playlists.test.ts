import { describe, expect, it } from "vitest";
import { trackOf } from "../../testing/streams.ts";
import { dashManifest } from "./dash.ts";
import { masterPlaylist, mediaPlaylist } from "./hls.ts";
import { averageRate, peakRate, targetDuration, trackDuration } from "./track.ts";

const audio = trackOf("audio", [64_000, 64_000, 16_000], { kind: "audio", codec: "mp4a.40.2", last: 1 });
const high = trackOf("720p", [1_000_000, 1_500_000, 500_000], { last: 1 });
const low = trackOf("240p", [200_000, 200_000, 50_000], { last: 1, width: 426, height: 240, codec: "avc1.640015" });

describe("rates", () => {
  it("are measured: 3 MB in 9 s", () => {
    expect(trackDuration(high)).toBe(9);
    expect(averageRate(high)).toBe(Math.ceil(24_000_000 / 9));
  });

  it("have a peak over at least half a target duration, so a tiny last segment counts only with the one before", () => {
    // The last segment alone would be 4 Mb/s; with the one before it is 3.2 Mb/s.
    expect(targetDuration(high)).toBe(4);
    expect(peakRate(high)).toBe(Math.ceil((2_000_000 * 8) / 5));
  });

  it("of a film shorter than half a segment are its mean", () => {
    expect(peakRate(trackOf("240p", [50_000], { last: 1 }))).toBe(400_000);
  });
});

describe("mediaPlaylist", () => {
  it("has the true length of each segment", () => {
    expect(mediaPlaylist(trackOf("240p", [1, 1], { last: 1.5 }))).toBe(
      `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="init.mp4"
#EXTINF:4.000000,
seg_00000.m4s
#EXTINF:1.500000,
seg_00001.m4s
#EXT-X-ENDLIST
`,
    );
  });
});

describe("masterPlaylist", () => {
  it("names all rungs with the rates of picture and sound together, and starts with at most 480 lines", () => {
    const peak = (track: typeof high) => peakRate(track) + peakRate(audio);
    const mean = (track: typeof high) => averageRate(track) + averageRate(audio);
    expect(masterPlaylist([audio, high, low])).toBe(
      `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio.job.1/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=${peak(low)},AVERAGE-BANDWIDTH=${mean(low)},CODECS="avc1.640015,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=30.000,AUDIO="audio"
240p.job.1/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=${peak(high)},AVERAGE-BANDWIDTH=${mean(high)},CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO="audio"
720p.job.1/index.m3u8
`,
    );
  });

  it("does without sound", () => {
    expect(masterPlaylist([high])).toContain('CODECS="avc1.64001f",RESOLUTION=1280x720,FRAME-RATE=30.000\n');
    expect(masterPlaylist([high])).not.toContain("AUDIO");
  });
});

describe("dashManifest", () => {
  it("describes the same segments, equal ones in runs", () => {
    const manifest = dashManifest([audio, high, low]);
    expect(manifest).toContain('mediaPresentationDuration="PT9.000S"');
    expect(manifest.match(/<AdaptationSet contentType="(\w+)"/g)).toEqual([
      '<AdaptationSet contentType="video"',
      '<AdaptationSet contentType="audio"',
    ]);
    expect(manifest).toContain(
      `<Representation id="720p" codecs="avc1.64001f" bandwidth="${peakRate(high)}" width="1280" height="720" frameRate="30" sar="1:1">`,
    );
    expect(manifest).toContain('media="720p.job.1/seg_$Number%05d$.m4s" startNumber="0"');
    expect(manifest).toContain('<S t="0" d="4000" r="1"/>\n            <S t="8000" d="1000"/>');
  });

  it("says how a sound is to be heard, and nothing where that was not kept", () => {
    const mono = trackOf("audio", [1], { kind: "audio", codec: "mp4a.40.2", channels: 1, sampleRate: 44_100 });
    const manifest = dashManifest([mono]);
    expect(manifest).toMatch(
      /<Representation id="audio" codecs="mp4a.40.2" bandwidth="\d+" audioSamplingRate="44100">/,
    );
    expect(manifest).toContain(
      '<AudioChannelConfiguration schemeIdUri="urn:mpeg:mpegB:cicp:ChannelConfiguration" value="1"/>',
    );
    expect(masterPlaylist([high, mono])).toContain('CHANNELS="1"');
    expect(dashManifest([audio])).not.toMatch(/audioSamplingRate|AudioChannelConfiguration/);
  });

  it("writes 29.97 as a fraction", () => {
    expect(dashManifest([trackOf("720p", [1], { frameRate: 30_000 / 1_001 })])).toContain('frameRate="30000/1001"');
  });
});
