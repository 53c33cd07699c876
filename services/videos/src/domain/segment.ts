import { findBox } from "./box.ts";

/** One media segment as it is on disk. Times in ticks of the track's time scale. */
export interface Segment {
  readonly start: number;
  readonly duration: number;
  readonly bytes: number;
}

/** Start, duration and time scale from the `sidx` box that leads a segment: exact, where a playlist rounds. */
export function readSegmentIndex(head: Buffer): { start: number; duration: number; timescale: number } {
  const box = findSidx(head);
  const wide = head.readUInt8(box) === 1;
  const timescale = head.readUInt32BE(box + 8);
  const start = wide ? Number(head.readBigUInt64BE(box + 12)) : head.readUInt32BE(box + 12);
  const references = box + (wide ? 28 : 20);
  const count = head.readUInt16BE(references + 2);
  let duration = 0;
  for (let index = 0; index < count; index += 1) duration += head.readUInt32BE(references + 4 + index * 12 + 4);
  return { start, duration, timescale };
}

/** RFC 6381 name of the H.264 in an initialization segment, from its `avcC` box: `avc1.64001f`. */
export function readVideoCodec(initialization: Buffer): string {
  const box = findBox(initialization, "moov.trak.mdia.minf.stbl.stsd.avc1.avcC");
  if (box === undefined) throw new Error("The initialization segment holds no H.264 track");
  return `avc1.${initialization.toString("hex", box.start + 1, box.start + 4)}`;
}

/** Offset of the content of the first `sidx`: it comes first or right after `styp`. */
function findSidx(head: Buffer): number {
  let at = 0;
  while (at + 8 <= head.length) {
    if (head.toString("latin1", at + 4, at + 8) === "sidx") return at + 8;
    const size = head.readUInt32BE(at);
    if (size < 8) break;
    at += size;
  }
  throw new Error("The segment has no index");
}
