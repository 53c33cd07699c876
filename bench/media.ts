import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../services/videos/testing/client.ts";
import { makeClip, picture, tone } from "../services/videos/testing/clip.ts";
import { startRig } from "../services/videos/testing/rig.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";

/** How fast a phone film becomes playable and complete, and what that costs against one hand-tuned FFmpeg command that makes the same ladder. */
export const media: Benchmark = {
  name: "media",
  method:
    "A film of 60 s as a phone makes it (1080p30, H.264 of about 8 Mb/s, AAC) is uploaded by tus to the videos service with its worker, on engines of their own; times run from the last acknowledged byte and are read from the video's events. The hand-tuned command makes the same ladder from one decode with cascaded scaling, and copies the source as the top rung. Once each: the film takes its time.",
  run,
};

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const seconds = short ? 6 : 60;
  const folder = await mkdtemp(join(tmpdir(), "terrace-bench-media-"));
  try {
    const film = await makeFilm(seconds);
    signal.throwIfAborted();
    const platform = await measurePlatform(film, signal);
    const hand = await measureByHand(film, folder);
    return objectives(platform, hand, seconds);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Film = Awaited<ReturnType<typeof makeClip>>;

/** What one way of doing it took, in seconds. */
interface Measurement {
  readonly playable: number;
  readonly complete: number;
  readonly cpu: number;
}

/** 1080p30 as a phone films it: H.264 of about 8 Mb/s, a keyframe every second, AAC. */
function makeFilm(seconds: number): Promise<Film> {
  const encode =
    "-vf noise=alls=12:allf=t -c:v libx264 -preset ultrafast -profile:v high -b:v 8M -maxrate 9M -bufsize 9M -g 30 -pix_fmt yuv420p -c:a aac -b:a 128k";
  return makeClip("film.mp4", [...picture(seconds, "1920x1080"), ...tone(seconds), ...encode.split(" ")]);
}

/** The whole way: upload by tus, worker process, events. */
async function measurePlatform(film: Film, signal: AbortSignal): Promise<Measurement> {
  await using rig = await startRig();
  const worker = rig.start("worker.ts");
  const ana = await signIn(rig);
  await ana.upload(film.slice(0, 1_000)); // The worker is up once it has judged this one.
  while ((await ana.send("GET", `/api/videos?user=${ana.id}`)).body.items[0]?.state !== "failed") {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const before = cpuOf(worker.pid ?? 0);
  const id = await ana.upload(film);
  const start = performance.now();
  const since = () => (performance.now() - start) / 1_000;
  let playable = Number.NaN;
  const stream = await fetch(`${rig.url}/api/videos/${id}/events`, {
    headers: { authorization: `Bearer ${ana.token}` },
    signal,
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    const text = decoder.decode(chunk, { stream: true });
    if (Number.isNaN(playable) && /"state":"(playable|complete)"/.test(text)) playable = since();
  }
  return { playable, complete: since(), cpu: cpuOf(worker.pid ?? 0) - before };
}

/** The same files from one command: the top rung copied, four rungs from one decode in a cascade, the sound copied. */
async function measureByHand(film: Film, folder: string): Promise<Omit<Measurement, "playable">> {
  const scale =
    "[0:v]scale=1280:720,setsar=1,split[a][x];[x]scale=854:480,setsar=1,split[b][y];[y]scale=640:360,setsar=1,split[c][z];[z]scale=426:240,setsar=1[d]";
  const rungs = [
    ["a", 2_800],
    ["b", 1_400],
    ["c", 800],
    ["d", 400],
  ] as const;
  const source = join(folder, "film.mp4");
  await writeFile(source, film);
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
      source,
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

function objectives(platform: Measurement, hand: Omit<Measurement, "playable">, seconds: number): readonly Objective[] {
  return [
    atMost(2, [platform.playable], {
      what: `film of ${seconds} s: playable after the last byte`,
      unit: "s",
      isBlurredByLoad: true,
    }),
    atMost(0.7, [platform.complete / seconds], {
      what: "its full ladder, source copied",
      unit: "× its duration",
      isBlurredByLoad: true,
      detail: `${platform.complete.toFixed(1)} s here, ${hand.complete.toFixed(1)} s by the hand-tuned command.`,
    }),
    atMost(1.1, [platform.cpu / hand.cpu], {
      what: "its processor time",
      unit: "× a hand-tuned command",
      isBlurredByLoad: true,
      detail: `${platform.cpu.toFixed(1)} s here, ${hand.cpu.toFixed(1)} s by the hand-tuned command.`,
    }),
  ];
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
