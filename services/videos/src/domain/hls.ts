import { averageRate, peakRate, type Track, targetDuration } from "./track.ts";

/** File name of segment `index` of any track; FFmpeg writes the same (`seg_%05d.m4s`). */
export function segmentName(index: number): string {
  return `seg_${String(index).padStart(5, "0")}.m4s`;
}

/** The playlist of one track, with the true duration of every segment (equal ones make AVPlayer drift on a copied rung). */
export function mediaPlaylist(track: Track): string {
  const { segments, timescale } = track;
  return lines([
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    `#EXT-X-TARGETDURATION:${targetDuration(track)}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MAP:URI="init.mp4"',
    ...segments.flatMap(({ duration }, index) => [`#EXTINF:${(duration / timescale).toFixed(6)},`, segmentName(index)]),
    "#EXT-X-ENDLIST",
  ]);
}

/** The multivariant playlist. Rates come from segment sizes: FFmpeg's own figures are wrong for CRF (129 kb/s for a stream of 470). */
export function masterPlaylist(tracks: readonly Track[]): string {
  const audio = tracks.find((track) => track.kind === "audio");
  return lines([
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...(audio ? [audioGroup(audio)] : []),
    ...startingOrder(tracks).flatMap((video) => variant(video, audio)),
  ]);
}

/** Largest first, except that the rung a player starts with leads: the largest one of at most 480 lines. */
function startingOrder(tracks: readonly Track[]): Track[] {
  const sorted = tracks
    .filter((track) => track.kind === "video")
    .toSorted((a, b) => b.width * b.height - a.width * a.height || peakRate(b) - peakRate(a));
  const start = sorted.find((track) => Math.min(track.width, track.height) <= 480);
  return start ? [start, ...sorted.filter((track) => track !== start)] : sorted;
}

function audioGroup({ folder, channels = 2 }: Track): string {
  return `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="${channels}",URI="${folder}/index.m3u8"`;
}

function variant(video: Track, audio: Track | undefined): string[] {
  const attributes = [
    `BANDWIDTH=${peakRate(video) + (audio ? peakRate(audio) : 0)}`,
    `AVERAGE-BANDWIDTH=${averageRate(video) + (audio ? averageRate(audio) : 0)}`,
    `CODECS="${[video.codec, ...(audio ? [audio.codec] : [])].join(",")}"`,
    `RESOLUTION=${video.width}x${video.height}`,
    `FRAME-RATE=${video.frameRate.toFixed(3)}`,
    ...(audio ? ['AUDIO="audio"'] : []),
  ];
  return [`#EXT-X-STREAM-INF:${attributes.join(",")}`, `${video.folder}/index.m3u8`];
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
