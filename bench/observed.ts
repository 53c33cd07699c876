import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askAtFullRate, type FullRate } from "./ask-at-full-rate.ts";
import { askingScript } from "./asking-script.ts";
import { inTurns, type Pair } from "./in-turns.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { startSilentEdge } from "./peer/silent-edge.ts";
import { ownFolder, type Running, startRehearsal } from "./running.ts";
import { connectionTo, DANCERS, seedVideos } from "./seed-videos.ts";
import { signIn } from "./sign-in.ts";

/** What it costs to be told: figures, traces and log lines against silence. */
export const observed: Benchmark = {
  name: "observed",
  method:
    "Two platforms of the same services run side by side. One collects figures by Prometheus, traces a tenth of the requests with every statement and writes a line of log for each; the other has no Prometheus, no collector, tasks that log nothing and an edge without its log. The balancer writes its lines on both sides, 200 a second of a service at most. Both are asked for `GET /api/videos?limit=20&user=…` in turns by 16 connections of wrk, signed in and about another dancer each time; a ratio is that of two neighbouring turns. What collects, and the control plane that counts each second, work on the same two cores and so cost throughput too. The processor time is that of the task alone.",
  run,
};

interface Side {
  readonly url: string;
  readonly script: string;
  readonly task: number;
}

const TARGET = 0.9;

async function run(options: RunOptions): Promise<readonly Objective[]> {
  await using folder = await ownFolder("observed");
  await using telling = await startRehearsal("observed");
  await using silent = await startRehearsal("silent");
  await using edge = await startSilentEdge(silent);
  const sides = {
    ours: await prepare(telling, telling.snapshot.url, join(folder.path, "telling.lua")),
    peer: await prepare(silent, edge.url, join(folder.path, "silent.lua")),
  };
  const ask = ({ task, url, script }: Side) => askAtFullRate([task], { url, script, seconds: options.short ? 1 : 4 });
  for (const side of Object.values(sides)) await ask(side);
  return [objective(await inTurns(sides, ask, options))];
}

function objective(pairs: readonly Pair<FullRate>[]): Objective {
  const ratio = spreadOf(pairs.map(({ ours, peer }) => ours.rate / peer.rate));
  const [here, there] = [
    spreadOf(pairs.map(({ ours }) => ours.cost)).median,
    spreadOf(pairs.map(({ peer }) => peer.cost)).median,
  ];
  return {
    what: "throughput with figures, a tenth of traces and logs",
    measured: spreadOf(pairs.map(({ ours }) => ours.rate)),
    unit: "req/s",
    ratio,
    target: `≥ ${TARGET * 100} % of the same in silence`,
    isMet: ratio.median >= TARGET,
    isBlurredByLoad: true,
    detail: `Processor time of the task for one request: ${Math.round(here)} µs, and ${Math.round(there)} µs in silence: ${Math.round((here / there - 1) * 100)} % more.`,
  };
}

async function prepare(platform: Running, url: string, script: string): Promise<Side> {
  await seedVideos(await connectionTo(platform, "rehearsal"), DANCERS * 25);
  await writeFile(script, askingScript(await signIn(url)), { mode: 0o600 });
  return { url: `${url}/api/videos`, script, task: platform.pid("videos-1") };
}
