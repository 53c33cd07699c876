/** One box of an ISO base media file: its type and where its content lies. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** First box at a path such as `moov.trak.mdia.mdhd`, or undefined. */
export function findBox(data: Buffer, path: string): Box | undefined {
  let range = { start: 0, end: data.length };
  let found: Box | undefined;
  for (const type of path.split(".")) {
    found = [...boxes(data, range.start, range.end)].find((box) => box.type === type);
    if (found === undefined) return undefined;
    range = { start: found.start + skipped(type), end: found.end };
  }
  return found;
}

/** Boxes inside a range, in order; stops at the first that does not fit. */
function* boxes(data: Buffer, start = 0, end = data.length): Generator<Box> {
  let at = start;
  while (at + 8 <= end) {
    const size = data.readUInt32BE(at);
    if (size < 8 || at + size > end) return;
    yield { type: data.toString("latin1", at + 4, at + 8), start: at + 8, end: at + size };
    at += size;
  }
}

/** Bytes between a box's start and its first child. */
function skipped(type: string): number {
  if (type === "stsd") return 8;
  if (type === "avc1") return 78;
  return 0;
}
