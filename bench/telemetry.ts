import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { layOut } from "../adapters/run/src/supervise/state/files.ts";
import { freePorts } from "../adapters/run/src/testing/free-ports.ts";
import { BINARIES, startEngine, USER } from "../adapters/run/src/testing/running-engine.ts";
import { signIn } from "./list.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { processorTime } from "./process-tree.ts";
import { ownFolder, type Running, startRehearsal } from "./running.ts";
import { DANCERS, dancer, seedVideos } from "./seed-videos.ts";
import { wrk } from "./wrk.ts";

const TARGET = 0.9;

/** What a platform pays for telling what it does. */
export const telemetry: Benchmark = {
  name: "telemetry",
  method: `The same platform twice, side by side: one tells everything — a line at the edge and one in the service for each request, traces of a tenth of the requests through edge, balancer, service and database to the collector, figures for Prometheus and the control plane's own measurements — and one nothing, its edge without a log, its services silent, nobody collecting anything. The question is \`GET /api/videos?limit=20&user=…\`, signed in and about another dancer each time, so that none of it is kept. Both take turns; a ratio is that of two neighbouring turns. The processor time is that of all processes of each platform, its collectors and its control plane included, for one request. What services count within themselves they count on both sides.`,
  run,
};

interface Side {
  readonly url: string;
  readonly script: string;
  readonly pids: readonly number[];
}

interface Turn {
  readonly rate: number;
  /** Microseconds of processor time for one request. */
  readonly cost: number;
}

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using folder = await ownFolder("telemetry");
  await using telling = await startRehearsal("observed");
  await using silent = await startRehearsal("silent");
  await using edge = await silentEdge(silent);
  const sides = {
    telling: await sideOf(telling, { url: telling.snapshot.url, folder: folder.path, own: [] }),
    silent: await sideOf(silent, { url: edge.url, folder: folder.path, own: [edge.pid] }),
  };
  const seconds = short ? 1 : 4;
  for (const side of Object.values(sides)) await measure(side, seconds);
  const turns: { readonly telling: Turn; readonly silent: Turn }[] = [];
  for (let turn = 0; turn < (short ? 3 : 11); turn++) {
    signal.throwIfAborted();
    const first = await measure(turn % 2 === 0 ? sides.telling : sides.silent, seconds);
    const second = await measure(turn % 2 === 0 ? sides.silent : sides.telling, seconds);
    turns.push(turn % 2 === 0 ? { telling: first, silent: second } : { telling: second, silent: first });
  }
  return [objective(turns)];
}

function objective(turns: readonly { readonly telling: Turn; readonly silent: Turn }[]): Objective {
  const ratio = spreadOf(turns.map(({ telling, silent }) => telling.rate / silent.rate));
  const [here, there] = [spreadOf(turns.map((one) => one.telling.cost)), spreadOf(turns.map((one) => one.silent.cost))];
  return {
    what: "a platform that tells everything: throughput",
    measured: spreadOf(turns.map(({ telling }) => telling.rate)),
    unit: "req/s",
    ratio,
    target: `≥ ${TARGET * 100} % of one that tells nothing`,
    isMet: ratio.median >= TARGET,
    isBlurredByLoad: true,
    detail: `Processor time of one request, of all processes: ${here.median.toFixed(0)} µs with everything, ${there.median.toFixed(0)} µs with nothing.`,
  };
}

async function measure({ url, script, pids }: Side, seconds: number): Promise<Turn> {
  const before = await processorTime(pids);
  const { requests, rate } = await wrk({ url, script, seconds });
  return { rate, cost: ((await processorTime(pids)) - before) / requests };
}

async function sideOf(
  platform: Running,
  { url, folder, own }: { readonly url: string; readonly folder: string; readonly own: readonly number[] },
): Promise<Side> {
  const { environment, tasks, engines, controlUrl } = platform.snapshot;
  const password = await platform.databasePassword("videos");
  const connection = {
    host: "127.0.0.1",
    port: platform.port("pgbouncer"),
    database: "rehearsal",
    user: "videos",
    password,
  };
  await seedVideos(connection, DANCERS * 25);
  const script = join(folder, `${environment}.lua`);
  await writeFile(script, askingAs(await signIn(url)), { mode: 0o600 });
  const { pid } = (await (await fetch(`${controlUrl}/health`)).json()) as { pid: number };
  const all = [...tasks, ...engines].flatMap((one) => one.pid ?? []);
  return { url: `${url}/api/videos`, script, pids: [pid, ...all, ...own] };
}

/** The platform's own edge once more, by the same configuration but for its log. */
async function silentEdge(
  platform: Running,
): Promise<{ readonly url: string; readonly pid: number } & AsyncDisposable> {
  const { silent: port = 0 } = await freePorts(["silent"]);
  const written = await readFile(join(platform.folder, "config/edge/nginx.conf"), "utf8");
  const folder = join(platform.folder, "silent-edge");
  const file = join(platform.folder, "config/silent-edge/nginx.conf");
  const content = written
    .replaceAll(/access_log \/dev\/stdout[^;]*;/g, "access_log off;")
    .replaceAll(`${platform.folder}/edge`, folder)
    .replace(`listen 127.0.0.1:${platform.port("edge")} `, `listen 127.0.0.1:${port} `);
  const folders = [folder, `${folder}/temp`, `${folder}/cache`].map((path) => ({ path }));
  await layOut({ folders, files: [{ path: file, mode: 0o600, content }] }, platform.folder, {
    engine: USER,
    task: USER,
  });
  const url = `http://127.0.0.1:${port}`;
  const engine = await startEngine(
    {
      name: "silent-edge",
      command: { argv: [BINARIES.nginx, "-e", "stderr", "-p", `${folder}/`, "-c", file], cwd: folder, env: {} },
      stop: { signal: "SIGQUIT", grace: 6_000 },
    },
    () => fetch(`${url}/.well-known/edge-health`),
  );
  return { url, pid: engine.child.pid ?? 0, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
}

/** One dancer after the other, so that no two requests under way are equal. */
function askingAs(token: string): string {
  return `wrk.headers["Authorization"] = "Bearer ${token}"
local dancers = { ${Array.from({ length: DANCERS }, (_, number) => `"${dancer(number)}"`).join(", ")} }
local turn = 0
request = function()
  turn = turn % #dancers + 1
  return wrk.format("GET", wrk.path .. "?limit=20&user=" .. dancers[turn])
end
`;
}
