/**
 * `node bench/media.ts [seconds]`: how fast a phone film becomes playable and complete, and what that costs against one hand-tuned
 * FFmpeg command that makes the same ladder. Wall times depend on what else the machine does; CPU seconds hardly do.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { signIn } from "../services/videos/testing/client.ts";
import { startRig } from "../services/videos/testing/rig.ts";

const seconds = Number(process.argv[2] ?? 60);
const folder = await mkdtemp(join(tmpdir(), "terrace-bench-"));
try {
  const clip = makeFilm(join(folder, "film.mp4"));
  const platform = await measurePlatform(clip);
  const hand = await measureByHand(clip);
  report(platform, hand);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What one way of doing it took, in seconds. */
interface Measurement {
  readonly playable?: number;
  readonly complete: number;
  readonly cpu: number;
}

/** 1080p30 as a phone films it: H.264 of about 8 Mb/s, a keyframe every second, AAC. */
function makeFilm(path: string): string {
  const picture = `testsrc2=s=1920x1080:r=30:d=${seconds},noise=alls=12:allf=t`;
  const encode =
    "-c:v libx264 -preset ultrafast -profile:v high -b:v 8M -maxrate 9M -bufsize 9M -g 30 -pix_fmt yuv420p -c:a aac -b:a 128k";
  execFileSync("ffmpeg", [
    "-nostdin",
    "-v",
    "error",
    "-f",
    "lavfi",
    "-i",
    picture,
    "-f",
    "lavfi",
    "-i",
    `sine=d=${seconds}`,
    ...encode.split(" "),
    path,
  ]);
  return path;
}

/** The whole way: upload by tus, worker process, events. */
async function measurePlatform(clip: string): Promise<Measurement> {
  await using rig = await startRig();
  const worker = rig.start("worker.ts");
  const ana = await signIn(rig);
  await ana.upload(new Uint8Array(await readFile(clip)).slice(0, 1_000)); // The worker is up once it has judged this one.
  while ((await ana.send("GET", `/api/videos?user=${ana.id}`)).body.items[0]?.state !== "failed")
    await new Promise((resolve) => setTimeout(resolve, 50));
  const before = cpuOf(worker.pid ?? 0);
  const id = await ana.upload(new Uint8Array(await readFile(clip)));
  const start = performance.now();
  const since = () => (performance.now() - start) / 1_000;
  let playable = Number.NaN;
  const stream = await fetch(`${rig.url}/api/videos/${id}/events`, {
    headers: { authorization: `Bearer ${ana.token}` },
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    const text = decoder.decode(chunk, { stream: true });
    if (Number.isNaN(playable) && /"state":"(playable|complete)"/.test(text)) playable = since();
  }
  return { playable, complete: since(), cpu: cpuOf(worker.pid ?? 0) - before };
}

/** The same files from one command: the top rung copied, four rungs from one decode in a cascade, the sound copied. */
async function measureByHand(clip: string): Promise<Measurement> {
  const scale =
    "[0:v]scale=1280:720,setsar=1,split[a][x];[x]scale=854:480,setsar=1,split[b][y];[y]scale=640:360,setsar=1,split[c][z];[z]scale=426:240,setsar=1[d]";
  const rungs = [
    ["a", 2_800],
    ["b", 1_400],
    ["c", 800],
    ["d", 400],
  ] as const;
  for (const name of ["top", "sound", "a", "b", "c", "d"]) await mkdir(join(folder, name));
  const hls = (name: string) =>
    `-f hls -hls_time 4 -hls_playlist_type vod -hls_segment_type fmp4 -hls_segment_filename ${name}/%05d.m4s ${name}/index.m3u8`.split(
      " ",
    );
  const encoded = rungs.flatMap(([name, rate]) => [
    ...`-map [${name}] -c:v libx264 -preset veryfast -profile:v high -pix_fmt yuv420p -crf 23 -maxrate ${rate}k -bufsize ${rate * 2}k -force_key_frames expr:gte(t,n_forced*2) -sc_threshold 0 -g 120`.split(
      " ",
    ),
    ...hls(name),
  ]);
  const before = childrenCpu();
  const start = performance.now();
  execFileSync(
    "ffmpeg",
    [
      "-nostdin",
      "-v",
      "error",
      "-y",
      "-i",
      clip,
      "-filter_complex",
      scale,
      ...encoded,
      "-map",
      "0:v",
      "-c",
      "copy",
      ...hls("top"),
      "-map",
      "0:a",
      "-c",
      "copy",
      ...hls("sound"),
    ],
    { cwd: folder },
  );
  return { complete: (performance.now() - start) / 1_000, cpu: childrenCpu() - before };
}

function report(platform: Measurement, hand: Measurement): void {
  const row = (what: string, value: string, target: string) =>
    process.stdout.write(`${what.padEnd(52)}${value.padStart(10)}   ${target}\n`);
  process.stdout.write(`${seconds} s of 1080p, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
  row("playable after the last byte", `${platform.playable?.toFixed(2)} s`, "≤ 2 s");
  row("complete, against its length", `${(platform.complete / seconds).toFixed(2)} ×`, "≤ 0.7 × on 2 quiet cores");
  row("CPU, against its length", `${(platform.cpu / seconds).toFixed(2)} ×`, "");
  row("CPU, against one hand-tuned command", `${(platform.cpu / hand.cpu).toFixed(2)} ×`, "≤ 1.1 ×");
  row("hand-tuned command: complete, against its length", `${(hand.complete / seconds).toFixed(2)} ×`, "");
}

/** CPU seconds of a process and of the children it has waited for. */
function cpuOf(pid: number | "self"): number {
  const fields = statOf(pid);
  return fields.slice(0, 4).reduce((sum, ticks) => sum + ticks, 0) / 100;
}

function childrenCpu(): number {
  const [, , user = 0, system = 0] = statOf("self");
  return (user + system) / 100;
}

/** utime, stime, cutime, cstime in ticks of 1/100 s: fields 14 to 17 of /proc/<pid>/stat. */
function statOf(pid: number | "self"): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
}
