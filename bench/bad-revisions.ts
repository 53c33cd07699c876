import type { LoadReport, RevisionReport } from "../core/src/report/index.ts";
import { failuresOf, sentIn } from "./load-counts.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { setStage, underLoad } from "./rehearsal/audience.ts";
import { createDeployer, type Deployed, type Deployer } from "./rehearsal/deploy.ts";
import { startRehearsal } from "./running.ts";

/** What is wrong with a revision, and in words. */
const FAULTS = {
  unhealthy: "never becomes healthy",
  errors: "errs on 2 % of requests",
  slow: "is three times as slow",
  crash: "crashes after a minute",
  leak: "leaks memory",
} as const;

type Fault = keyof typeof FAULTS;

const RATE = 240;

/** Canaries with a fault: whether they are found without anybody, and what they cost until then. */
export const badRevisions: Benchmark = {
  name: "bad-revisions",
  method: `Revisions of videos that are bad in five ways are deployed as canaries (25 % for 90 s, nothing hastened) while ${RATE} requests a second come from our own generator, on kept and new connections, reading and writing. Nobody takes them back: the statistics, the health checks or the crash limit must. Bad answers are those of the bad revision that failed, or all of them where it is slow. The decision is the moment at which the deployment turned, from its first answer to anybody; weight 0 is its last answer to any client, so what the clients say and not the balancer. A crash a minute after the start must fall into the time of watching.`,
  run,
};

interface Turn {
  readonly fault: Fault;
  readonly deployed: Deployed;
  readonly report: LoadReport;
}

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using platform = await startRehearsal("watching");
  const stage = await setStage(platform.snapshot.url);
  await using deployer = await createDeployer(platform);
  await preparation(deployer);
  const turns: Turn[] = [];
  for (const fault of (short ? ["unhealthy", "errors"] : Object.keys(FAULTS)) as Fault[]) {
    signal.throwIfAborted();
    const wish = { service: "videos", strategy: "canary", speed: 1, fault } as const;
    const { result, report } = await underLoad(stage, RATE, () => deployer.deploy(wish));
    turns.push({ fault, deployed: result, report });
    process.stderr.write(`  ${FAULTS[fault]}: ${result.outcome}: ${result.reason}\n`);
  }
  return [backed(turns)];
}

/** A good revision that says who it is, to be gone back to. */
async function preparation(deployer: Deployer): Promise<void> {
  const { outcome, reason } = await deployer.deploy({ service: "videos", strategy: "rolling", speed: 1 });
  if (outcome !== "deployed") throw new Error(reason);
}

function backed(turns: readonly Turn[]): Objective {
  const kept = turns.filter(({ deployed }) => deployed.outcome !== "rolled-back");
  const head = [
    "| a revision that | ended | because | bad answers | decision | weight 0, by clients |",
    "|---|---|---|---|---|---|",
  ];
  return {
    ...atMost(0, [kept.length], {
      what: `of ${turns.length} bad revisions: not rolled back by itself`,
      unit: "revisions",
      isBlurredByLoad: true,
    }),
    ratio: { median: kept.length / turns.length, min: 0, max: 1, turns: 1 },
    detail: kept.map(({ fault, deployed }) => `${FAULTS[fault]}: ${deployed.reason}`).join("; "),
    table: [...head, ...turns.map(row)].join("\n"),
  };
}

function row({ fault, deployed, report }: Turn): string {
  const seen = seenOf(report, deployed.revision);
  const bad = fault === "slow" ? seen.answers : seen.failed;
  const others = failuresOf(report);
  const began = Date.parse(report.startedAt);
  const seconds = (from: number | null, to: number | null) =>
    from === null || to === null ? "–" : `${((to - from) / 1_000).toFixed(1)} s`;
  const first = seen.first === null ? deployed.askedAt : began + seen.first;
  const last =
    seen.last === null
      ? "none was served"
      : seconds(deployed.turnedAt, Math.max(deployed.turnedAt ?? 0, began + seen.last));
  const cells = [
    FAULTS[fault],
    deployed.outcome,
    deployed.reason,
    `${bad} of ${seen.answers} served, ${sentIn(report)} in all${others === "" ? "" : `; ${others}`}`,
    `${seconds(first, deployed.turnedAt)} after ${seen.first === null ? "it was asked for" : "its first answer"}`,
    `${last}${seen.last === null ? "" : " after the decision"}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** What all clients saw of a revision; times after the start of the load. */
function seenOf({ populations }: LoadReport, revision: string) {
  const reports = populations.flatMap(({ revisions }): RevisionReport[] => {
    const found = revisions[revision];
    return found === undefined ? [] : [found];
  });
  const failed = reports.reduce((all, one) => all + one.failed, 0);
  const answers = reports.reduce((all, one) => all + one.ok, failed);
  const first = reports.length === 0 ? null : Math.min(...reports.map((one) => one.first));
  const last = reports.length === 0 ? null : Math.max(...reports.map((one) => one.last));
  return { failed, answers, first, last };
}
