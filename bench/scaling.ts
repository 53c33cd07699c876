import { setTimeout as sleep } from "node:timers/promises";
import { type Load, runLoad } from "../adapters/verify/src/index.ts";
import type { LoadReport, ScaleDecision, ScalingReport } from "../core/src/report/index.ts";
import { failedIn, sentIn } from "./load-counts.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { LATE } from "./rehearsal/audience.ts";
import { type Running, startRehearsal } from "./running.ts";
import { signIn } from "./sign-in.ts";

/** All waiting of the policies is divided by this: a period is 3 s, ten minutes are 30 s. */
const SPEED = 20;

/** A task of the service is to get ten requests a second. */
const QUIET_RATE = 6;
const STEP = 5;
const NEEDED = 3;

const MINUTE = 60_000 / SPEED;

/** A load that becomes five times as large and small again, on a service that scales by its requests. */
export const scaling: Benchmark = {
  name: "scaling",
  method: `A running platform whose identity may have 1 to 6 tasks and is to get 600 requests a minute on each. It is asked ${QUIET_RATE} times a second, then ${STEP} times as often for more than ten minutes, then as at first until the number has come down; all minutes are hastened by ${SPEED}, the start of a task is not. Half of the requests come on kept connections, half on new ones, by our own open-loop generator. The count is right when ${NEEDED} tasks run and no other number has been tried on the way; what flaps is any further move within the ten minutes. Tasks are taken away by draining, so nobody may notice.`,
  run,
};

async function run({ short }: RunOptions): Promise<readonly Objective[]> {
  await using platform = await startRehearsal("scaling");
  await platform.control.ask("POST /scaling", { speed: SPEED });
  const loading = runLoad(await loadOn(platform, short));
  const report = await loading;
  await sleep(MINUTE);
  const { services } = (await platform.control.ask<ScalingReport>("GET /scaling")) ?? { services: [] };
  const identity = services.find(({ service }) => service === "identity");
  const moves = (identity?.log ?? []).filter(({ from, to }) => from !== to);
  return objectivesOf(report, movesOf(moves));
}

/** Decisions of the same moment are one move. */
function movesOf(decisions: readonly ScaleDecision[]): readonly ScaleDecision[] {
  return decisions.filter(({ at }, index) => decisions.findIndex((one) => one.at === at) === index);
}

function objectivesOf(report: LoadReport, moves: readonly ScaleDecision[]): Objective[] {
  const { startedAt, validity } = report;
  const began = Date.parse(startedAt);
  const [first, second] = moves;
  const ups = moves.filter(({ from, to }) => to > from);
  const turns = moves.filter(({ from, to }, index) => index > 0 && to > from).length;
  const [sent, failed] = [sentIn(report), failedIn(report)];
  const story = moves
    .map(({ at, from, to }) => `${from} → ${to} after ${((at - began) / 1_000).toFixed(0)} s`)
    .join(", ");
  const detail = `${story}. ${first?.because ?? ""}`;
  const isVoid = validity.verdict === "void";
  const count = { unit: "tasks", isBlurredByLoad: false };
  return [
    {
      ...atMost(0, [Math.abs((ups.at(-1)?.to ?? 1) - NEEDED)], {
        what: "load step × 5: tasks too many or too few",
        ...count,
        detail,
      }),
      ratio: { median: (first?.to ?? 1) / NEEDED, min: 0, max: 0, turns: 1 },
      isVoid,
    },
    {
      ...atMost(0, [turns], {
        what: "load step × 5: moves up after the first in ten minutes and after",
        unit: "moves",
        isBlurredByLoad: false,
      }),
      ratio: { median: 1, min: 1, max: 1, turns: 1 },
      isMet: turns === 0 && second !== undefined,
      isVoid,
    },
    {
      ...atMost(0, [failed], {
        what: "load step × 5: failed requests, scale-in included",
        unit: "requests",
        isBlurredByLoad: false,
        detail: `${sent} requests; with none failed, at most ${((3 / sent) * 100).toFixed(3)} % fail (95 %).`,
      }),
      ratio: { median: failed / sent, min: 0, max: failed / sent, turns: 1 },
      isVoid,
    },
  ];
}

async function loadOn({ snapshot: { url } }: Running, short: boolean): Promise<Load> {
  const headers = { authorization: `Bearer ${await signIn(url)}` };
  const steps = [
    { for: 4 * MINUTE, from: QUIET_RATE / 2 },
    { for: (short ? 10 : 20) * MINUTE, from: (QUIET_RATE * STEP) / 2 },
    { for: 25 * MINUTE, from: QUIET_RATE / 2 },
  ];
  const populations = (["kept", "new"] as const).map((connection) => ({
    ...({ kind: "http", name: connection, connection, rate: steps, arrivals: "even" } as const),
    requests: [{ path: "/api/users/profile", headers }],
  }));
  return { target: url, seed: 1, lagLimit: LATE, lateAfter: LATE, populations };
}
