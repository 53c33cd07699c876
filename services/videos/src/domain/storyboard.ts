import type { Size } from "./rung.ts";

/** Previews for the seek bar: one picture of tiles and a WebVTT file that points into it. */
export interface Storyboard {
  readonly tile: Size;
  readonly columns: number;
  readonly rows: number;
  readonly count: number;
  /** Seconds between two tiles. */
  readonly interval: number;
  /** Seconds. */
  readonly duration: number;
}

const shortSide = 90;
const columns = 10;
const mostTiles = 100;

/** Plans a storyboard of at most 100 tiles, 2 s apart or more. */
export function planStoryboard(source: Size, duration: number): Storyboard {
  const interval = Math.max(2, Math.ceil(duration / mostTiles));
  const count = Math.max(1, Math.ceil(duration / interval));
  const scale = shortSide / Math.min(source.width, source.height);
  const tile = { width: even(source.width * scale), height: even(source.height * scale) };
  return { tile, columns: Math.min(columns, count), rows: Math.ceil(count / columns), count, interval, duration };
}

/** Arguments that draw the tiles from keyframes only, which is some 50 times faster than playing. */
export function storyboardArguments(input: string, plan: Storyboard, output: string): string[] {
  const { tile, columns: across, rows, interval } = plan;
  const filters = `fps=1/${interval}:start_time=0:round=up,scale=${tile.width}:${tile.height},tile=${across}x${rows},format=yuvj420p`;
  return [
    "-skip_frame",
    "nokey",
    "-i",
    input,
    "-map",
    "0:v:0",
    "-frames:v",
    "1",
    "-vf",
    filters,
    "-q:v",
    "5",
    "-f",
    "image2",
    "-update",
    "1",
    output,
  ];
}

/** The WebVTT file: one cue per tile, addressed as a media fragment. */
export function storyboardTrack(
  { tile, columns: across, count, interval, duration }: Storyboard,
  image: string,
): string {
  const cues = Array.from({ length: count }, (_, index) => {
    const until = index === count - 1 ? Math.max(duration, index * interval + 0.001) : (index + 1) * interval;
    const x = (index % across) * tile.width;
    const y = Math.floor(index / across) * tile.height;
    return `${clock(index * interval)} --> ${clock(until)}\n${image}#xywh=${x},${y},${tile.width},${tile.height}\n`;
  });
  return `WEBVTT\n\n${cues.join("\n")}`;
}

function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const parts = [milliseconds / 3_600_000, (milliseconds / 60_000) % 60, (milliseconds / 1000) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return `${parts.join(":")}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

function even(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}
