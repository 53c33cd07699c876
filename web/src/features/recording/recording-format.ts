/** Formats in the order of how little work they make: H.264 in MP4 can be played as it is, the others are converted. */
const formats = [
  "video/mp4;codecs=avc1.640028,mp4a.40.2",
  "video/mp4;codecs=avc1.42E01F,mp4a.40.2",
  "video/mp4",
  "video/webm;codecs=h264,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm;codecs=vp8,opus",
  "video/webm",
];

/** The best format that this browser can record; undefined leaves the choice to the browser. */
export function recordingFormat(canRecord: (format: string) => boolean): string | undefined {
  return formats.find(canRecord);
}

/** `move-2026-11-21-0915.mp4`, from the recorded type and the local time. */
export function takeName(type: string, at: Date): string {
  const pad = (value: number) => String(value).padStart(2, "0");
  const day = [at.getFullYear(), pad(at.getMonth() + 1), pad(at.getDate())].join("-");
  return `move-${day}-${pad(at.getHours())}${pad(at.getMinutes())}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`;
}
