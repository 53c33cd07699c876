import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeClip as encodeClip, picture, tone } from "../../services/videos/testing/clip.ts";

/** What a test clip looks like. Defaults are those of a phone: H.264, yuv420p, a keyframe each second. */
export interface ClipShape {
  readonly seconds: number;
  readonly size: string;
  /** FFmpeg arguments for the video codec; a conforming H.264 stream when left out. */
  readonly codec?: readonly string[];
}

const CONFORMING = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "0"];

/** Makes a clip with a test picture and a tone, once per shape and machine, and returns its bytes. */
export async function makeClip({ seconds, size, codec = CONFORMING }: ClipShape): Promise<Buffer> {
  const folder = join(tmpdir(), "terrace-clips");
  const path = join(folder, `${[seconds, size, ...codec].join("_").replace(/[^\w.]+/g, "-")}.mp4`);
  const existing = await readFile(path).catch(() => null);
  if (existing !== null) return existing;
  const clip = await encodeClip("clip.mp4", [
    ...picture(seconds, size),
    ...tone(seconds),
    ...codec,
    ...["-c:a", "aac", "-shortest"],
  ]);
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.${process.pid}.mp4`;
  await writeFile(fresh, clip);
  await rename(fresh, path);
  return Buffer.from(clip);
}
