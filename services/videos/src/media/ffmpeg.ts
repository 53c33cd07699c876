import { once } from "node:events";
import { createInterface } from "node:readline";
import { traced } from "@terrace/service-kit/trace";
import { spawnGuarded } from "./guarded-process.ts";

/** How FFmpeg is run. */
export interface FfmpegOptions {
  /** Folder that relative output paths are below. */
  readonly cwd: string;
  /** Kills the command when aborted. */
  readonly signal: AbortSignal;
  readonly niceness?: number;
  /** Told how far it is, in seconds of the film, about twice a second. */
  readonly onProgress?: (seconds: number) => void;
}

/** FFmpeg gave up. `complaint` is the end of what it said. */
export class FfmpegError extends Error {
  readonly complaint: string;

  constructor(command: string, status: number | null, complaint: string) {
    super(`${command} ended with status ${status}: ${complaint.trim().split("\n").at(-1) ?? ""}`);
    this.name = "FfmpegError";
    this.complaint = complaint;
  }
}

/**
 * Demuxers that may open an upload. Playlists, concatenation scripts and the like are left out: they would read other files
 * of this machine or the network in the uploader's name.
 */
export const trustedInput = [
  "-protocol_whitelist",
  "file,pipe",
  "-format_whitelist",
  "mov,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,gif,image2,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,mp3,wav,flac,aac,h264,hevc,m4v,ivf",
];

/** Runs FFmpeg to its end. @throws FfmpegError when it fails, the signal's reason when it was aborted. */
export async function runFfmpeg(args: readonly string[], options: FfmpegOptions): Promise<void> {
  const command = [
    "ffmpeg",
    "-nostdin",
    "-hide_banner",
    "-v",
    "error",
    "-y",
    "-progress",
    "pipe:1",
    "-stats_period",
    "0.5",
    ...args,
  ];
  await run(command, options, (line) => {
    const microseconds = /^out_time_us=(\d+)$/.exec(line)?.[1];
    if (microseconds !== undefined) options.onProgress?.(Number(microseconds) / 1e6);
  });
}

/** Runs ffprobe and hands over its lines. @throws FfmpegError when it refuses the file. */
export async function runFfprobe(
  args: readonly string[],
  options: FfmpegOptions,
  onLine: (line: string) => void,
): Promise<void> {
  await run(["ffprobe", "-hide_banner", "-v", "error", ...args], options, onLine);
}

/** Most of the time of a job: a span of its own where the job is recorded. */
function run(command: readonly string[], options: FfmpegOptions, onLine: (line: string) => void): Promise<void> {
  const [name = ""] = command;
  const facts = { name, kind: "internal", attributes: { "process.executable.name": name } } as const;
  return traced(facts, () => runToEnd(command, options, onLine));
}

async function runToEnd(
  command: readonly string[],
  options: FfmpegOptions,
  onLine: (line: string) => void,
): Promise<void> {
  options.signal.throwIfAborted();
  const child = spawnGuarded(command, options);
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  if (child.stdout) createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on("line", onLine);
  const [status] = (await once(child, "close")) as [number | null];
  options.signal.throwIfAborted();
  if (status !== 0) throw new FfmpegError(command[0] ?? "", status, complaint);
}
