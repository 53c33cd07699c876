import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Rig } from "./rig.ts";

const run = promisify(execFile);

/** One stream of a published video as ffprobe sees it through the master playlist. */
export interface PublishedStream {
  readonly codec_type: "video" | "audio";
  readonly codec_name: string;
  readonly width?: number;
  readonly height?: number;
  readonly pix_fmt?: string;
  readonly color_transfer?: string;
  readonly channels?: number;
  readonly r_frame_rate: string;
  readonly start_time: string;
  readonly profile: string;
}

/** Opens the published playlist as a player would, and decodes every frame of it: a fault anywhere throws. */
export async function play(rig: Rig, videoId: string): Promise<PublishedStream[]> {
  const master = join(rig.root, "processed", videoId, "master.m3u8");
  await run("ffmpeg", ["-nostdin", "-v", "error", "-xerror", "-i", master, "-map", "0", "-f", "null", "-"]);
  const { stdout } = await run("ffprobe", ["-v", "error", "-show_streams", "-of", "json", master]);
  return JSON.parse(stdout).streams;
}

/** Presentation times of the keyframes of one rung, in seconds. */
export async function keyframes(rig: Rig, videoId: string, folder: string): Promise<number[]> {
  const playlist = join(rig.root, "processed", videoId, folder, "index.m3u8");
  const { stdout } = await run("ffprobe", [
    "-v",
    "error",
    "-select_streams",
    "v:0",
    "-show_entries",
    "packet=pts_time,flags",
    "-of",
    "csv=p=0",
    playlist,
  ]);
  return stdout
    .split("\n")
    .filter((line) => line.includes(",K"))
    .map((line) => Number(line.split(",")[0]));
}
