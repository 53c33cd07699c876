import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askAtFullRate, type FullRate } from "./ask-at-full-rate.ts";
import { askingScript } from "./asking-script.ts";
import { inTurns, type Pair } from "./in-turns.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { type Peer, startPeer } from "./peer/start.ts";
import { ownFolder, type Running, startBreiq } from "./running.ts";
import { connectionTo, DANCERS, dancer, seedVideos } from "./seed-videos.ts";
import { signIn } from "./sign-in.ts";

const TARGET = 0.7;
const ROWS = DANCERS * 25;

/** `GET /api/videos` through the whole platform against a handler that does only that. */
export const list: Benchmark = {
  name: "list",
  method: `\`GET /api/videos?limit=20&user=…\` of a running Breiq with ${ROWS} videos, through edge, balancer and service, against [a Fastify handler](../bench/peer/list-handler.ts) of thirty lines that sends the rows of the same SQL, through the same PgBouncer as the same database user. Each request asks for the videos of another of the ${DANCERS} dancers, and both sides run the SQL for each: the service lets only anonymous callers share an answer, and these are signed in. Both take turns; a ratio is that of two neighbouring turns. The requests to the platform carry a signed-in caller's token, which is what keeps them out of the edge's store: a query that is new each time would make the edge write every answer to its disk, which no caller causes. So the platform also verifies a token, signs the posters, tags, counts and logs each answer; the handler does none of that. The processor time is that of every process on the way, the database's included, without the load generator.`,
  run,
};

interface Side {
  readonly url: string;
  readonly token: string | null;
  /** Every process on the way, except for the load generator. */
  readonly pids: readonly number[];
  readonly script: string;
}

async function run(options: RunOptions): Promise<readonly Objective[]> {
  await using folder = await ownFolder("list");
  await using breiq = await startBreiq();
  const connection = await connectionTo(breiq);
  await seedVideos(connection, ROWS);
  await using peer = await startPeer(connection);
  const sides = { ours: await ourSide(breiq, folder.path), peer: await peerSide(breiq, peer, folder.path) };
  await requireSameList(sides.ours, sides.peer);
  const ask = ({ pids, url, script }: Side) => askAtFullRate(pids, { url, script, seconds: options.short ? 1 : 3 });
  for (const side of Object.values(sides)) await ask(side);
  return [objective(await inTurns(sides, ask, options))];
}

function objective(turns: readonly Pair<FullRate>[]): Objective {
  const ratio = spreadOf(turns.map(({ ours, peer }) => ours.rate / peer.rate));
  const [ours, peer] = [spreadOf(turns.map((turn) => turn.ours.cost)), spreadOf(turns.map((turn) => turn.peer.cost))];
  const byCost = spreadOf(turns.map((turn) => turn.peer.cost / turn.ours.cost));
  const peerRate = spreadOf(turns.map((turn) => turn.peer.rate)).median;
  return {
    what: "list of 20, uncached, through edge, balancer and service",
    measured: spreadOf(turns.map((turn) => turn.ours.rate)),
    unit: "req/s",
    ratio,
    target: `≥ ${TARGET * 100} % of a 30-line handler`,
    isMet: ratio.median >= TARGET,
    isBlurredByLoad: true,
    detail: `The handler alone: ${Math.round(peerRate)} req/s. Processor time of one request: ${Math.round(ours.median)} µs here, ${Math.round(peer.median)} µs there: ${Math.round(byCost.median * 100)} % [${Math.round(byCost.min * 100)}–${Math.round(byCost.max * 100)}].`,
  };
}

async function ourSide(breiq: Running, folder: string): Promise<Side> {
  const script = join(folder, "signed-in.lua");
  const token = await signIn(breiq.snapshot.url);
  await writeFile(script, askingScript(token), { mode: 0o600 });
  const pids = ["edge", "balancer", "videos-1", "pgbouncer", "postgres"].map(breiq.pid);
  return { url: `${breiq.snapshot.url}/api/videos`, token, pids, script };
}

async function peerSide(breiq: Running, { url, pid }: Peer, folder: string): Promise<Side> {
  const script = join(folder, "anonymous.lua");
  await writeFile(script, askingScript(null), { mode: 0o600 });
  return { url, script, token: null, pids: [pid, ...["pgbouncer", "postgres"].map(breiq.pid)] };
}

/** Both must have found the same twenty videos, and the edge must not have kept ours. */
async function requireSameList(...sides: readonly [Side, Side]): Promise<void> {
  const lists = await Promise.all(
    sides.map(async ({ url, token }) => {
      const answer = await fetch(`${url}?limit=20&user=${dancer(1)}`, {
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
      });
      const kept = answer.headers.get("x-cache") ?? "BYPASS";
      if (!answer.ok || kept !== "BYPASS") throw new Error(`${url} answered ${answer.status}, ${kept}`);
      return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id).join();
    }),
  );
  if (lists[0] !== lists[1] || lists[0]?.split(",").length !== 20) throw new Error("the lists differ");
}
