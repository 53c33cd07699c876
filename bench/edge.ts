import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { type PlannedMachine, planMachine } from "../adapters/run/src/testing/planned-machine.ts";
import { startEngine } from "../adapters/run/src/testing/running-engine.ts";
import { stubServer } from "../adapters/run/src/testing/stub-server.ts";
import { askAtFullRate, type FullRate } from "./ask-at-full-rate.ts";
import { inTurns, type Pair } from "./in-turns.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { startNginx } from "./peer/nginx.ts";

/** The edge against a plain nginx that does the same by a dozen lines: signed segments against the same file unsigned, and a kept anonymous list against nginx's own cache hit. */
export const edge: Benchmark = {
  name: "edge",
  method:
    "The edge's own nginx with its generated configuration against an nginx with a dozen lines of configuration, each with as many workers, the same files and the same server behind it. Both take turns; a ratio is that of two neighbouring turns. Segments are asked for with a signed path here and by their plain path there. The kept list is about 12 KB and asked for without a token, as everybody does who has not signed in.",
  run,
};

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

async function run(options: RunOptions): Promise<readonly Objective[]> {
  await using machine = await planMachine();
  const media = `${machine.placement.state}/buckets/media/processed/${FILM}`;
  await mkdir(media, { recursive: true });
  for (const size of Object.values(SIZES)) await writeFile(`${media}/${size}.m4s`, Buffer.alloc(size, 1));
  await using _balancer = await stubServer(machine.port("balancer"), (_, response) => {
    response.setHeader("content-type", "application/json; charset=utf-8").end(LIST);
  });
  const ours = machine.process("edge");
  await using front = await startEngine(ours, () => fetch(`http://127.0.0.1:${ours.port}/.well-known/edge-health`));
  await using peer = await startNginx({
    http: "proxy_cache_path FOLDER/cache levels=1:2 keys_zone=own:4m use_temp_path=off;",
    server: `location /files/ { alias ${media}/; }
      location /api/ { proxy_pass http://127.0.0.1:${machine.port("balancer")}; proxy_cache own; proxy_cache_valid 200 5m; }`,
  });
  const sides = (here: string, there: string): Pair<Side> => ({
    ours: { pid: front.child.pid ?? 0, url: `http://127.0.0.1:${ours.port}${here}` },
    peer: { pid: peer.pid, url: `${peer.url}${there}` },
  });
  const objectives = [];
  for (const [name, size] of Object.entries(SIZES)) {
    const paths = sides(`${signed(machine)}${size}.m4s`, `/files/${size}.m4s`);
    objectives.push(await compare({ what: `${name}, signed path`, target: 0.95 }, paths, options));
  }
  const paths = sides("/api/films?limit=20", "/api/films?limit=20");
  objectives.push(await compare({ what: "list of 20, anonymous, kept at the edge", target: 0.9 }, paths, options));
  return objectives;
}

/** Two servers by their process and the path that each is asked. */
interface Side {
  readonly pid: number;
  readonly url: string;
}

/** The median over turns of the ratio of two neighbouring measurements. */
async function compare(
  { what, target }: { readonly what: string; readonly target: number },
  sides: Pair<Side>,
  options: RunOptions,
): Promise<Objective> {
  const turns = await inTurns(sides, (side) => measure(side, options.short ? 1 : 2), options);
  const ratio = spreadOf(turns.map(({ ours, peer }) => ours.rate / peer.rate));
  const byCost = spreadOf(turns.map(({ ours, peer }) => peer.cost / ours.cost)).median;
  const [here, there] = [spreadOf(turns.map((one) => one.ours.cost)), spreadOf(turns.map((one) => one.peer.cost))];
  return {
    what,
    measured: spreadOf(turns.map((one) => one.ours.rate)),
    unit: "req/s",
    ratio,
    target: `≥ ${target * 100} % of plain nginx`,
    isMet: ratio.median >= target,
    isBlurredByLoad: true,
    detail: `Processor time of one request: ${here.median.toFixed(1)} µs here, ${there.median.toFixed(1)} µs there: ${Math.round(byCost * 100)} %.`,
  };
}

async function measure({ pid, url }: Side, seconds: number): Promise<FullRate> {
  const warm = await fetch(url);
  await warm.arrayBuffer();
  if (warm.status !== 200) throw new Error(`${url} answered ${warm.status}`);
  return askAtFullRate([pid], { url, seconds });
}

function signed({ placement }: PlannedMachine): string {
  const expiry = Math.floor(Date.now() / 1_000) + 3_600;
  const secret = placement.secrets["secret.media"];
  const signature = createHash("md5").update(`${expiry}/${FILM} ${secret?.form === "password" ? secret.value : ""}`);
  return `/media/${signature.digest("base64url")}/${expiry}/${FILM}/`;
}
