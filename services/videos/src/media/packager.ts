import { open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaPlaylist, segmentName } from "../domain/hls.ts";
import { readSegmentIndex, readVideoCodec, type Segment } from "../domain/segment.ts";
import type { Track } from "../domain/track.ts";

/** What is known of a track before its segments are read. */
export type TrackPlan = Omit<Track, "codec" | "timescale" | "segments">;

/** The `sidx` box lies within this many bytes of a segment's start. */
const headBytes = 256;

/** Reads the segments that FFmpeg left in a folder, and puts our own playlist in place of FFmpeg's. */
export async function packageTrack(directory: string, plan: TrackPlan): Promise<Track> {
  const count = (await readdir(directory)).filter((file) => file.endsWith(".m4s")).length;
  const indexes = [];
  for (let index = 0; index < count; index += 1) indexes.push(await readIndex(join(directory, segmentName(index))));
  const timescale = indexes[0]?.timescale;
  if (timescale === undefined) throw new Error(`FFmpeg wrote no segment of ${plan.name}`);
  const segments: Segment[] = indexes.map(({ start, duration, bytes }) => ({ start, duration, bytes }));
  const codec = plan.kind === "audio" ? "mp4a.40.2" : readVideoCodec(await readFile(join(directory, "init.mp4")));
  const track: Track = { ...plan, codec, timescale, segments };
  await writeFile(join(directory, "index.m3u8"), mediaPlaylist(track));
  return track;
}

async function readIndex(path: string): Promise<Segment & { readonly timescale: number }> {
  await using file = await open(path);
  const [{ size }, { buffer, bytesRead }] = await Promise.all([
    file.stat(),
    file.read(Buffer.alloc(headBytes), 0, headBytes, 0),
  ]);
  return { ...readSegmentIndex(buffer.subarray(0, bytesRead)), bytes: size };
}
