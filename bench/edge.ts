import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { promisify } from "node:util";
import type { PlannedProcess } from "../adapters/run/src/plan/run-plan.ts";
import { layOut } from "../adapters/run/src/supervise/state/files.ts";
import { freePorts } from "../adapters/run/src/testing/free-ports.ts";
import { type PlannedMachine, planMachine } from "../adapters/run/src/testing/planned-machine.ts";
import { startEngine, USER } from "../adapters/run/src/testing/running-engine.ts";
import { stubServer } from "../adapters/run/src/testing/stub-server.ts";

/**
 * The edge against a plain nginx that does the same by a dozen lines, in the same run and taking turns:
 * signed segments against the same file unsigned (target 95 %), and a kept anonymous list against nginx's own cache hit (target 90 %).
 * `node bench/edge.ts [seconds per turn]` writes one JSON object.
 */
const SECONDS = Number(process.argv[2] ?? 2);
const TURNS = 9;

/** Others at work before we began: rates then tell about them, and only the cost of a request tells about us. */
const LOAD = loadavg()[0] ?? 0;
const BUSY = LOAD > cpus().length;

const FILM = "0190b1c2-film";
const SIZES = { "segment of 500 KB": 500_000, "segment of 50 KB": 50_000 };
const LIST = JSON.stringify({
  items: Array.from({ length: 20 }, (_, id) => ({
    id,
    title: "Windmill to headspin",
    tags: ["power"],
    pad: "x".repeat(500),
  })),
  nextCursor: null,
});

const run = promisify(execFile);

await using machine = await planMachine();
const media = `${machine.placement.state}/buckets/media/processed/${FILM}`;
await mkdir(media, { recursive: true });
for (const size of Object.values(SIZES)) await writeFile(`${media}/${size}.m4s`, Buffer.alloc(size, 1));
await using _balancer = await stubServer(machine.port("balancer"), (_, response) => {
  response.setHeader("content-type", "application/json; charset=utf-8").end(LIST);
});
const plain = await plainNginx(machine);
const edge = machine.process("edge");
await using front = await startEngine(edge, () => fetch(`http://127.0.0.1:${edge.port}/.well-known/edge-health`));
await using peer = await startEngine(plain.process, () => fetch(`http://127.0.0.1:${plain.process.port}/alive`));

const sides = (ours: string, theirs: string): [Side, Side] => [
  { pid: front.child.pid, url: `http://127.0.0.1:${edge.port}${ours}` },
  { pid: peer.child.pid, url: `http://127.0.0.1:${plain.process.port}${theirs}` },
];
const results = [];
for (const [name, size] of Object.entries(SIZES))
  results.push(await compare(name, 0.95, sides(`${signed()}${size}.m4s`, `/files/${size}.m4s`)));
results.push(await compare("kept list of 20", 0.9, sides("/api/films?limit=20", "/api/films?limit=20")));
const report = {
  benchmark: "edge",
  date: new Date().toISOString(),
  cpus: cpus().length,
  load: rounded(LOAD),
  secondsPerTurn: SECONDS,
  turns: TURNS,
  results,
};
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

/** Two servers by their process and the path that each is asked. */
interface Side {
  readonly pid: number | undefined;
  readonly url: string;
}

interface Turn {
  readonly rate: number;
  /** Microseconds of processor time that the server's workers spent on one request: what a busy machine cannot blur. */
  readonly cost: number;
}

/** The median over turns of the ratio of two neighbouring measurements, so that a busy machine slows both sides alike. */
async function compare(name: string, target: number, [ours, peers]: readonly [Side, Side]) {
  const turns = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const first = await measure(turn % 2 === 0 ? ours : peers);
    const second = await measure(turn % 2 === 0 ? peers : ours);
    turns.push(turn % 2 === 0 ? { edge: first, plain: second } : { edge: second, plain: first });
  }
  const ratio = median(turns.map(({ edge, plain }) => edge.rate / plain.rate));
  return {
    name,
    edge: summary(turns.map((turn) => turn.edge)),
    plain: summary(turns.map((turn) => turn.plain)),
    ratio: rounded(ratio),
    ratioByCost: rounded(median(turns.map(({ edge, plain }) => plain.cost / edge.cost))),
    target,
    verdict: BUSY ? "unknown" : ratio >= target ? "pass" : "fail",
  };
}

async function measure({ pid, url }: Side): Promise<Turn> {
  const warm = await fetch(url);
  await warm.arrayBuffer();
  if (warm.status !== 200) throw new Error(`${url} answered ${warm.status}`);
  const before = await processorTime(pid);
  const { stdout } = await run("wrk", ["-t1", "-c16", `-d${SECONDS}s`, url]);
  const spent = (await processorTime(pid)) - before;
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), cost: spent / requests };
}

/** Microseconds that the workers of an nginx have used, at the kernel's hundred ticks a second. */
async function processorTime(master: number | undefined): Promise<number> {
  const children = await readFile(`/proc/${master}/task/${master}/children`, "utf8");
  const ticks = await Promise.all(
    children
      .trim()
      .split(" ")
      .map(async (pid) => {
        const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).replace(/^.*\) /, "").split(" ");
        return Number(fields[11]) + Number(fields[12]);
      }),
  );
  return ticks.reduce((sum, one) => sum + one, 0) * 10_000;
}

function summary(turns: readonly Turn[]) {
  const [rate, cost] = [median(turns.map((turn) => turn.rate)), median(turns.map((turn) => turn.cost))];
  return { requestsPerSecond: Math.round(rate), microsecondsPerRequest: rounded(cost) };
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** What somebody writes who wants only this: same workers, same file, same upstream. */
async function plainNginx({ placement, process }: PlannedMachine): Promise<{ readonly process: PlannedProcess }> {
  const folder = `${placement.state}/plain`;
  const { plain: port = 0 } = await freePorts(["plain"]);
  const content = `daemon off; worker_processes 2; pid ${folder}/nginx.pid; error_log stderr; events { worker_connections 4096; }
http {
  client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000;
  proxy_cache_path ${folder}/cache levels=1:2 keys_zone=own:4m use_temp_path=off;
  server {
    listen 127.0.0.1:${port};
    location = /alive { return 200; }
    location /files/ { alias ${media}/; }
    location /api/ { proxy_pass http://127.0.0.1:${placement.ports.balancer}; proxy_cache own; proxy_cache_valid 200 5m; }
  }
}
`;
  const files = [{ path: `${folder}/nginx.conf`, mode: 0o600, content }];
  await layOut({ folders: [{ path: folder, mode: 0o700 }], files }, placement.state, USER);
  const planned = process("edge");
  const argv = planned.command.argv.map((word) => word.replace(`${placement.state}/edge/`, `${folder}/`));
  return { process: { ...planned, name: "plain", port, command: { ...planned.command, argv } } };
}

function signed(): string {
  const expiry = Math.floor(Date.now() / 1_000) + 3_600;
  const secret = machine.placement.secrets["secret.media"];
  const signature = createHash("md5").update(`${expiry}/${FILM} ${secret?.form === "password" ? secret.value : ""}`);
  return `/media/${signature.digest("base64url")}/${expiry}/${FILM}/`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
