import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Makes a clip with FFmpeg; `args` come between the inputs and the output file of that name. */
export async function makeClip(name: string, args: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), "terrace-clip-"));
  try {
    await run("ffmpeg", ["-nostdin", "-v", "error", "-y", ...args, name], { cwd: folder });
    return new Uint8Array(await readFile(join(folder, name)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A test picture and a tone, as inputs. Seconds. */
export function picture(seconds = 2, size = "320x240", rate = 30): string[] {
  return ["-f", "lavfi", "-i", `testsrc2=s=${size}:r=${rate}:d=${seconds}`];
}
export function tone(seconds = 2): string[] {
  return ["-f", "lavfi", "-i", `sine=d=${seconds}`];
}

/** H.264 as phones make it: closed groups of a second. */
export const h264 = ["-c:v", "libx264", "-preset", "veryfast", "-g", "30", "-pix_fmt", "yuv420p"];
export const aac = ["-c:a", "aac", "-b:a", "96k"];

/** A clip that can be copied. */
export function phoneClip(seconds = 2, size = "320x240"): Promise<Uint8Array<ArrayBuffer>> {
  return makeClip("clip.mp4", [...picture(seconds, size), ...tone(seconds), ...h264, ...aac]);
}

/** A clip that says in its header that it must be turned, as phones do: 480×640 from 640×480. */
export async function turnedClip(): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), "terrace-clip-"));
  try {
    await writeFile(join(folder, "flat.mp4"), await makeClip("flat.mp4", [...picture(1, "640x480"), ...h264]));
    return await makeClip("turned.mp4", ["-i", join(folder, "flat.mp4"), "-c", "copy", "-metadata:s:v:0", "rotate=90"]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
