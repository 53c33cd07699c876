import type { FailureCode } from "./failure.ts";
import type { PacketSummary } from "./packet-summary.ts";
import type { Probe } from "./probe.ts";

/** Shortest side and longest side of a picture that we accept, in pixels. */
const smallest = 64;
const largest = 7680;
/** Shortest film, in seconds. */
const shortest = 0.1;
/** Share of the promised frames or time that must be in the file. */
const completeness = 0.95;

/** Formats of still pictures, which ffprobe takes for one-frame films. */
const stills = /(_pipe$|^image2|^gif$|^ico$|^apng$)/;

/** Formats of films: such a file without any track is a film of no length. */
const films = /^(mov|matroska|webm|avi|mpegts|flv|asf)$/;

/** What is wrong with a file that ffprobe could open, or null when it can be processed. Judged by content, never by name or type. */
export function diagnose(probe: Probe, packets: PacketSummary): FailureCode | null {
  const { video } = probe;
  if (probe.formats.some((format) => stills.test(format))) return "NOT_A_VIDEO";
  if (video === null && probe.audio === null)
    return probe.formats.some((format) => films.test(format)) ? "ZERO_DURATION" : "NOT_A_VIDEO";
  if (video === null) return "NO_VIDEO_STREAM";
  if (video.codec === "" || video.width === 0 || video.height === 0) return "UNREADABLE_VIDEO";
  if (packets.count === 0) return video.frames > 0 ? "TRUNCATED" : "ZERO_DURATION";
  if (isTruncated(probe, packets)) return "TRUNCATED";
  if (packets.end - packets.start < shortest) return "ZERO_DURATION";
  if (Math.min(video.width, video.height) < smallest) return "TOO_SMALL";
  return Math.max(video.width, video.height) > largest ? "TOO_LARGE" : null;
}

/** What is wrong with a file that ffprobe refused: cut off if it starts like a film, otherwise no film at all. `head` are its first bytes. */
export function diagnoseRefusal(head: Buffer): FailureCode {
  if (head.length === 0) return "EMPTY_FILE";
  const box = head.toString("latin1", 4, 8);
  const isFilm =
    head.length >= 8 &&
    (["ftyp", "moov", "mdat", "wide", "free", "skip"].includes(box) || head.readUInt32BE(0) === matroskaMark);
  return isFilm ? "TRUNCATED" : "NOT_A_VIDEO";
}

/** First four bytes of Matroska and WebM. */
const matroskaMark = 0x1a45dfa3;

/** Index at the front, data missing at the end: the packets stop before the frames or the time that the index promises. */
function isTruncated({ duration, video }: Probe, packets: PacketSummary): boolean {
  if (video === null) return false;
  if (video.frames > 0) return packets.count < video.frames * completeness;
  const promised = video.duration > 0 ? video.duration : duration;
  return promised - (packets.end - packets.start) > Math.max(1, promised * (1 - completeness));
}
