import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runLoad } from "../adapters/verify/src/index.ts";
import { askAtFullRate, type FullRate } from "./ask-at-full-rate.ts";
import { askingScript } from "./asking-script.ts";
import { inTurns, type Pair } from "./in-turns.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { type PlainNginx, startNginx } from "./peer/nginx.ts";
import { ownFolder, type Running, startBreiq } from "./running.ts";
import { connectionTo, DANCERS, dancer, seedVideos } from "./seed-videos.ts";
import { signIn } from "./sign-in.ts";

/** Requests of a second by which latencies are measured: far from what either side can do, so that nothing waits in a queue. */
const RATE = 200;

/** What edge and balancer cost: the same running task asked through both, and through an nginx of a few lines that knows its port. */
export const overhead: Benchmark = {
  name: "overhead",
  method: `A running Breiq's one task of videos, asked through the edge and the balancer as everybody asks it, and through an nginx of a few lines that keeps connections to that task. The question is \`GET /api/videos?limit=20&user=…\`, signed in and about another dancer each time, so that neither side keeps an answer. Both take turns; a figure is that of two neighbouring turns. Latencies are those of our own open-loop generator at ${RATE} requests a second on kept connections; the throughput is what wrk gets by 16 connections, on the two cores that generator, engines, task and database share.`,
  run,
};

interface Side {
  readonly url: string;
  /** The engines between wrk and the task. */
  readonly pids: readonly number[];
}

interface Turn extends FullRate {
  /** Milliseconds. */
  readonly p50: number;
  /** The generator was late. */
  readonly isVoid: boolean;
}

async function run(options: RunOptions): Promise<readonly Objective[]> {
  await using folder = await ownFolder("overhead");
  await using breiq = await startBreiq();
  await seedVideos(await connectionTo(breiq), DANCERS * 25);
  const token = await signIn(breiq.snapshot.url);
  const script = join(folder.path, "signed-in.lua");
  await writeFile(script, askingScript(token), { mode: 0o600 });
  await using nginx = await plainNginx(breiq);
  const sides = {
    ours: { url: breiq.snapshot.url, pids: ["edge", "balancer"].map(breiq.pid) },
    peer: { url: nginx.url, pids: [nginx.pid] },
  };
  const ask = (side: Side) => measure(side, { token, script, seconds: options.short ? 1 : 4 });
  for (const side of Object.values(sides)) await ask(side);
  const pairs = await inTurns(sides, ask, options);
  return [latency(pairs), throughput(pairs)];
}

function latency(pairs: readonly Pair<Turn>[]): Objective {
  const limit = 0.3;
  const added = pairs.map(({ ours, peer }) => ours.p50 - peer.p50);
  const measured = spreadOf(added);
  return {
    what: "edge and balancer before a task: latency added at the median",
    measured,
    unit: "ms",
    ratio: spreadOf(added.map((one) => one / limit)),
    target: `≤ ${limit} ms over plain nginx`,
    isMet: measured.median <= limit,
    isBlurredByLoad: true,
    isVoid: pairs.some(({ ours, peer }) => ours.isVoid || peer.isVoid),
    detail: `${spreadOf(pairs.map(({ ours }) => ours.p50)).median.toFixed(2)} ms here, ${spreadOf(pairs.map(({ peer }) => peer.p50)).median.toFixed(2)} ms by plain nginx.`,
  };
}

function throughput(pairs: readonly Pair<Turn>[]): Objective {
  const target = 0.85;
  const ratio = spreadOf(pairs.map(({ ours, peer }) => ours.rate / peer.rate));
  const costs = [spreadOf(pairs.map(({ ours }) => ours.cost)), spreadOf(pairs.map(({ peer }) => peer.cost))] as const;
  return {
    what: "edge and balancer before a task: throughput",
    measured: spreadOf(pairs.map(({ ours }) => ours.rate)),
    unit: "req/s",
    ratio,
    target: `≥ ${target * 100} % of plain nginx`,
    isMet: ratio.median >= target,
    isBlurredByLoad: true,
    detail: `Processor time of the engines for one request: ${costs[0].median.toFixed(0)} µs here, ${costs[1].median.toFixed(0)} µs by plain nginx.`,
  };
}

async function measure(
  { url, pids }: Side,
  { token, script, seconds }: { readonly token: string; readonly script: string; readonly seconds: number },
): Promise<Turn> {
  const path = "/api/videos?limit=20&user=";
  const report = await runLoad({
    target: url,
    seed: 1,
    lagLimit: 5,
    populations: [
      {
        kind: "http",
        name: "kept",
        connection: "kept",
        rate: [{ for: seconds * 1_000, from: RATE }],
        arrivals: "random",
        requests: Array.from({ length: DANCERS }, (_, number) => ({
          path: `${path}${dancer(number)}`,
          headers: { authorization: `Bearer ${token}` },
        })),
      },
    ],
  });
  const [kept] = report.populations;
  if (kept === undefined || kept.failed > 0 || kept.latency.p50 === null)
    throw new Error(`${url}: ${JSON.stringify(kept?.failures)}`);
  const full = await askAtFullRate(pids, { url: `${url}/api/videos`, seconds, script });
  return { ...full, isVoid: report.validity.verdict === "void", p50: kept.latency.p50 };
}

/** What somebody writes who has one task and knows where it listens. */
function plainNginx(breiq: Running): Promise<PlainNginx> {
  return startNginx({
    http: `upstream task { server 127.0.0.1:${breiq.port("videos-1")}; keepalive 64; }`,
    server: `location / { proxy_pass http://task; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host; }`,
  });
}
