import { setTimeout as sleep } from "node:timers/promises";
import { endOfProcess } from "../adapters/run/src/testing/end-of-process.ts";
import { type HttpPopulation, type Load, monotonic, runLoad } from "../adapters/verify/src/index.ts";
import type { LoadReport, RunSnapshot } from "../core/src/report/index.ts";
import { failedIn } from "./load-counts.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { LATE } from "./rehearsal/audience.ts";
import { type Running, startRehearsal } from "./running.ts";
import { connectionTo, DANCERS, seedVideos } from "./seed-videos.ts";
import { signIn } from "./sign-in.ts";

/** From the first request to the kill: what is asked is then asked at its full rate. */
const BEFORE = 2_000;

/** Seconds of load, most of them after the kill: a task that comes late is seen. */
const LASTS = 8_000;

/** A task that was well for so long is started again at once; one that was not waits a little, as one that cannot run. */
const WELL = 31_000;

/** A task that is killed under load: how soon another stands in its place, and what its clients noticed. */
export const replace: Benchmark = {
  name: "replace",
  method:
    "The only task of identity and the only one of videos are killed with SIGKILL in turns, while our own open-loop generator asks 60 times a second on kept connections and 60 times on new ones; one request in four is a write that must not be sent twice. Replaced is a task when its successor has answered its health check and the balancer was told. A request that fails may have been in flight on the task, so only a write that was sent before its end may; a read is repeated by the balancer, and whatever comes while there is no task waits for one.",
  run,
};

interface Kill {
  readonly task: string;
  /** Seconds from the kill to the successor's readiness. */
  readonly replaced: number;
  readonly report: LoadReport;
  /** Failures of reads, and of writes that were sent when the task had ended already. */
  readonly needless: readonly string[];
  readonly lost: number;
  readonly inFlight: number;
}

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using breiq = await startRehearsal("observed");
  await seedVideos(await connectionTo(breiq, "rehearsal"), DANCERS * 5);
  const kills: Kill[] = [];
  const asked = await requestsTo(breiq);
  for (let turn = 0; turn < (short ? 1 : 5); turn++)
    for (const [task, requests] of Object.entries(asked)) {
      if (turn > 0 && task === "identity-1") await sleep(WELL, undefined, { signal });
      signal.throwIfAborted();
      kills.push(await killed(breiq.snapshot, task, requests));
    }
  return [replacement(kills), losses(kills)];
}

function replacement(kills: readonly Kill[]): Objective {
  return atMost(
    2,
    kills.map(({ replaced }) => replaced),
    {
      what: "a task killed with -9 under load: its successor is ready",
      unit: "s",
      isBlurredByLoad: true,
      detail: kills.map(({ task, replaced }) => `${task} ${replaced.toFixed(2)} s`).join(", "),
    },
  );
}

function losses(kills: readonly Kill[]): Objective {
  const populations = kills.flatMap(({ report }) => report.populations);
  const sent = populations.reduce((sum, { scheduled, outcomes }) => sum + scheduled - outcomes["not-sent"], 0);
  const worst = Math.max(...populations.map(({ latency }) => latency.max ?? 0));
  const inFlight = kills.reduce((sum, kill) => sum + kill.inFlight, 0);
  const needless = kills.flatMap((kill) => kill.needless);
  const lost = kills.reduce((sum, kill) => sum + kill.lost, 0);
  return {
    ...atMost(
      0,
      kills.map(({ lost }) => lost),
      { what: "failed requests that were not writes in flight on it", unit: "requests", isBlurredByLoad: true },
    ),
    ratio: { median: lost / sent, min: 0, max: lost / sent, turns: 1 },
    isMet: lost === 0,
    isVoid: kills.some(({ report }) => report.validity.verdict === "void"),
    detail: `${sent} requests, ${kills.length} kills, ${inFlight} writes in flight lost; the longest wait was ${(worst / 1_000).toFixed(2)} s. ${needless.slice(0, 5).join("; ")}`,
  };
}

async function killed({ url, controlUrl }: RunSnapshot, task: string, requests: Requests): Promise<Kill> {
  const before = await statusOf(controlUrl);
  const pid = before.tasks.find(({ name }) => name === task)?.pid;
  if (pid === undefined || pid === null) throw new Error(`${task} does not run`);
  const loading = runLoad(loadOf(url, requests));
  await sleep(BEFORE);
  const killedAt = monotonic();
  process.kill(pid, "SIGKILL");
  const deadAt = Number(endOfProcess(pid)) / 1e6;
  const replaced = (await successor(controlUrl, task, pid)) - killedAt;
  const report = await loading;
  const failures = report.populations.flatMap(({ failures }) => failures);
  const mayFail = failures.filter(
    ({ request, scheduledAt }) => !request.startsWith("GET") && report.origin + scheduledAt <= deadAt,
  );
  const needless = failures.filter((failure) => !mayFail.includes(failure));
  return {
    task,
    replaced: replaced / 1_000,
    report,
    inFlight: mayFail.length,
    lost: failedIn(report) - mayFail.length,
    needless: needless.map(
      ({ request, outcome, detail, scheduledAt, endedAt }) =>
        `${request} ${outcome} ${detail}, sent ${Math.round(report.origin + scheduledAt - deadAt)} ms after its end, failed ${Math.round(report.origin + endedAt - deadAt)} ms after it`,
    ),
  };
}

/** When another process of the same name is ready, in `monotonic` time. */
async function successor(controlUrl: string, task: string, pid: number): Promise<number> {
  const deadline = monotonic() + 30_000;
  while (monotonic() < deadline) {
    const { tasks } = await statusOf(controlUrl);
    const now = tasks.find(({ name }) => name === task);
    if (now?.health === "healthy" && now.pid !== pid) return monotonic();
    await sleep(10);
  }
  throw new Error(`nobody replaces ${task}`);
}

async function statusOf(controlUrl: string): Promise<RunSnapshot> {
  return (await (await fetch(`${controlUrl}/status`)).json()) as RunSnapshot;
}

type Requests = HttpPopulation["requests"];

/** What each task is asked, by its name. */
async function requestsTo({ snapshot: { url } }: Running): Promise<Readonly<Record<string, Requests>>> {
  const headers = { authorization: `Bearer ${await signIn(url)}`, "content-type": "application/json" };
  const { items } = (await (await fetch(`${url}/api/videos?limit=1`)).json()) as { items: { id: string }[] };
  const profile = "/api/users/profile";
  return {
    "identity-1": [
      { path: profile, headers, weight: 3 },
      { method: "PATCH", path: profile, headers, body: '{"bio":"{client} {sequence}"}' },
    ],
    "videos-1": [
      { path: `/api/videos/${items[0]?.id}`, headers, weight: 3 },
      { method: "POST", path: `/api/videos/${items[0]?.id}/playback`, headers, body: "{}" },
    ],
  };
}

function loadOf(target: string, requests: Requests): Load {
  const rate = [{ for: LASTS, from: 60 }];
  const populations = (["kept", "new"] as const).map((connection) => ({
    ...({ kind: "http", name: connection, connection, rate, arrivals: "random", requests } as const),
  }));
  return { target, seed: 1, lagLimit: LATE, lateAfter: LATE, populations };
}
