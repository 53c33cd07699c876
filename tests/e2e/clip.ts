import { execFile } from "node:child_process";
import { mkdir, readFile, rename } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a test clip looks like. Defaults are those of a phone: H.264, yuv420p, a keyframe each second. */
export interface ClipShape {
  readonly seconds: number;
  readonly size: string;
  /** FFmpeg arguments for the video codec; a conforming H.264 stream when left out. */
  readonly codec?: readonly string[];
}

const CONFORMING = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30", "-bf", "0"];

/** Makes a clip with a test picture and a tone, once per shape and machine, and returns its bytes. */
export async function makeClip(shape: ClipShape): Promise<Buffer> {
  const codec = shape.codec ?? CONFORMING;
  const folder = join(tmpdir(), "terrace-clips");
  const path = join(folder, `${[shape.seconds, shape.size, ...codec].join("_").replace(/[^\w.]+/g, "-")}.mp4`);
  const existing = await readFile(path).catch(() => null);
  if (existing !== null) return existing;
  await mkdir(folder, { recursive: true });
  const fresh = `${path}.${process.pid}.mp4`;
  const picture = `testsrc2=size=${shape.size}:rate=30:duration=${shape.seconds}`;
  const tone = `sine=frequency=440:sample_rate=48000:duration=${shape.seconds}`;
  await run("ffmpeg", [
    "-v",
    "error",
    "-y",
    "-f",
    "lavfi",
    "-i",
    picture,
    "-f",
    "lavfi",
    "-i",
    tone,
    ...codec,
    "-c:a",
    "aac",
    "-shortest",
    fresh,
  ]);
  await rename(fresh, path);
  return readFile(path);
}
