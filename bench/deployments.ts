import { type LoadReport, mergeHistograms, quantile, type SocketReport } from "../core/src/report/index.ts";
import { failedIn, failuresOf, sentIn } from "./load-counts.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { SOCKETS, setStage, underLoad } from "./rehearsal/audience.ts";
import { createDeployer, type Deployed, type Wish } from "./rehearsal/deploy.ts";
import { startRehearsal } from "./running.ts";

/** Each strategy, and by what its waiting is divided: a canary's is not, because it waits for requests to judge by. */
const STRATEGIES = [
  { strategy: "rolling", speed: 1 },
  { strategy: "blue-green", speed: 60 },
  { strategy: "linear", speed: 60 },
  { strategy: "canary", speed: 1 },
] as const;

const SERVICES = ["identity", "videos"];

/** Requests a second of both services together, beside uploads and viewers. */
const RATE = 200;

/** Deployments of good revisions by every strategy, seen by those who use the platform meanwhile. */
export const deployments: Benchmark = {
  name: "deployments",
  method: `Revisions of identity and of videos, two tasks of each, are deployed in turns by rolling, blue-green, linear and canary while people use the platform: ${RATE} requests a second on kept and on new connections, reading and writing (a write is never sent twice), ${SOCKETS} WebSockets on which people are told of a film, two uploads by tus in flight and four viewers of HLS. Waiting is hastened by 60, that of the canary (25 % for 40 s) not at all. Failed is every request that did not get a complete, expected answer, before any retry of a client; a kept connection that ends without an answer is a close without a word. A WebSocket is told to move by a close frame with 1001 or 1012 and opened anew at once; any other end of it is one without a word. How long it takes to open one is measured from the first packet of the connection to the accepted handshake, deployments included.`,
  run,
};

interface Turn {
  readonly wish: Wish;
  readonly deployed: Deployed;
  readonly report: LoadReport;
}

async function run({ signal, short, count = short ? 4 : 20 }: RunOptions): Promise<readonly Objective[]> {
  await using platform = await startRehearsal("local");
  const stage = await setStage(platform.snapshot.url);
  await using deployer = await createDeployer(platform);
  const turns: Turn[] = [];
  for (const wish of wishes(count)) {
    signal.throwIfAborted();
    const { result, report } = await underLoad(stage, RATE, () => deployer.deploy(wish));
    turns.push({ wish, deployed: result, report });
    tell(turns);
  }
  return [ended(turns), lost(turns), closed(turns), ...heldOpen(turns)];
}

function wishes(count: number): readonly Wish[] {
  return Array.from({ length: count }, (_, turn) => {
    const { strategy, speed } = STRATEGIES[turn % STRATEGIES.length] ?? STRATEGIES[0];
    return { service: SERVICES[Math.floor(turn / STRATEGIES.length) % SERVICES.length] ?? "", strategy, speed };
  });
}

/** So many deployments take a while: whoever watches wants to know how it goes. */
function tell(turns: readonly Turn[]): void {
  const last = turns.at(-1);
  if (last === undefined) return;
  const { wish, deployed, report } = last;
  const took = ((deployed.endedAt - deployed.askedAt) / 1_000).toFixed(1);
  const text = `${wish.strategy} of ${wish.service}: ${deployed.outcome} after ${took} s (${deployed.reason}); ${sentIn(report)} requests, ${failedIn(report)} failed ${failuresOf(report)}`;
  process.stderr.write(`  ${turns.length}: ${text}\n`);
}

function ended(turns: readonly Turn[]): Objective {
  const wrong = turns.filter(({ deployed }) => deployed.outcome !== "deployed");
  const rows = STRATEGIES.map(({ strategy }) => {
    const own = turns.filter(({ wish }) => wish.strategy === strategy);
    const seconds = own.map(({ deployed }) => (deployed.endedAt - deployed.askedAt) / 1_000);
    const reports = own.map(({ report }) => report);
    return `| ${strategy} | ${own.length} | ${Math.max(0, ...seconds).toFixed(0)} s | ${sum(reports, sentIn)} | ${sum(reports, failedIn)} |`;
  });
  return {
    ...atMost(0, [wrong.length], {
      what: `of ${turns.length} deployments of good revisions: not deployed`,
      unit: "deployments",
      isBlurredByLoad: true,
    }),
    ratio: { median: wrong.length / turns.length, min: 0, max: 1, turns: 1 },
    detail: wrong.map(({ wish, deployed }) => `${wish.strategy} of ${wish.service}: ${deployed.reason}`).join("; "),
    table: ["| strategy | deployments | longest | requests | failed |", "|---|---|---|---|---|", ...rows].join("\n"),
  };
}

function lost(turns: readonly Turn[]): Objective {
  const reports = turns.map(({ report }) => report);
  const [sent, failed] = [sum(reports, sentIn), sum(reports, failedIn)];
  const voided = reports.filter(({ validity }) => validity.verdict === "void").length;
  return {
    ...atMost(0, [failed], {
      what: "requests that failed during them, before retries",
      unit: "requests",
      isBlurredByLoad: false,
    }),
    ratio: { median: failed / sent, min: failed / sent, max: failed / sent, turns: 1 },
    isMet: failed === 0,
    isVoid: voided > 0,
    detail: `${sent} requests${failed === 0 ? `, so at most ${((3 / sent) * 100).toFixed(4)} % fail (95 %, 3/n)` : ""}. ${voided} of ${turns.length} runs of the generator are void. ${failuresOf(...reports)}`,
  };
}

function closed(turns: readonly Turn[]): Objective {
  const unannounced = ({ populations }: LoadReport) =>
    populations.reduce(
      (all, { outcomes }) => all + outcomes["reset-before-response"] + outcomes["reset-mid-response"],
      0,
    );
  const count = sum(
    turns.map(({ report }) => report),
    unannounced,
  );
  return {
    ...atMost(0, [count], {
      what: "connections that were closed on a request without a word",
      unit: "closes",
      isBlurredByLoad: false,
    }),
    ratio: { median: count, min: 0, max: count, turns: 1 },
    isMet: count === 0,
    isVoid: turns.some(({ report }) => report.validity.verdict === "void"),
  };
}

/** What those saw who held a WebSocket meanwhile. (BRQ-PERF-05) */
function heldOpen(turns: readonly Turn[]): readonly Objective[] {
  const held = turns.flatMap(({ report }) => report.populations.flatMap(({ sockets }) => sockets ?? []));
  const total = (of: (one: SocketReport) => number) => sum(held, of);
  const unannounced = total(({ unannouncedCloses }) => unannouncedCloses);
  const codes = [...new Set(held.flatMap((one) => Object.keys(one.codes)))]
    .map((code) => `${code}: ${total((one) => one.codes[code] ?? 0)}`)
    .join(", ");
  const openings = mergeHistograms(held.map((one) => one.openings.histogram));
  const gaps = mergeHistograms(held.map((one) => one.gaps.histogram));
  return [
    {
      ...atMost(0, [unannounced], {
        what: "WebSockets that were closed without a word",
        unit: "closes",
        isBlurredByLoad: false,
      }),
      ratio: { median: unannounced, min: 0, max: unannounced, turns: 1 },
      isMet: unannounced === 0,
      isVoid: turns.some(({ report }) => report.validity.verdict === "void"),
      detail: `${total(({ announcedCloses }) => announcedCloses)} were told to move (${codes}), ${total(({ refused }) => refused)} attempts refused; longest without a socket ${quantile(gaps, 1)?.toFixed(0) ?? "–"} ms; ${total(({ heard }) => heard)} messages heard.`,
    },
    {
      ...atMost(100, [quantile(openings, 0.95) ?? Number.NaN], {
        what: "opening a WebSocket, 95th percentile (BRQ-PERF-05)",
        unit: "ms",
        isBlurredByLoad: true,
      }),
      detail: `${total(({ opened }) => opened)} opened; median ${quantile(openings, 0.5)?.toFixed(1) ?? "–"} ms.`,
    },
  ];
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((all, value) => all + of(value), 0);
}
