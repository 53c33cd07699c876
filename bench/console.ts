import { setTimeout as sleep } from "node:timers/promises";
import { type Load, runLoad } from "../adapters/verify/src/index.ts";
import type { LoadReport } from "../core/src/report/index.ts";
import { hourOfSeconds } from "./console-hour.ts";
import { type ServedConsole, serveConsole } from "./console-viewer.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { processorTime } from "./process-tree.ts";
import { startBreiq } from "./running.ts";
import { signIn } from "./sign-in.ts";

/** Requests a second: what one machine with two cores answers beside everything else. */
const RATE = 150;

/** Answers of the last second are told in the next one, and those of the first had an unmeasured one before. Milliseconds. */
const SETTLE = 3_000;

/** What three people who look at a busy platform cost, and whether what they see is true. */
export const consoleCost: Benchmark = {
  name: "console",
  method: `A running Breiq answers ${RATE} requests a second of our own open-loop generator, half of them on new connections, none of which the edge may answer itself, while three viewers have the console open: its overview, its metrics with all that is kept of an hour, and the logs of everything. The cost is the processor time of the console's process by that of a clock. Shown is what the metrics' stream says that the services answered in that time, counted what the generator sent and got answered. Charts: a browser shows an hour of one-second data on its metrics page while seconds are added; what each costs is the processor time of the page's thread, in which scripts, styles, layout and drawing are.`,
  run,
};

interface Turn {
  /** Of one core. */
  readonly cpu: number;
  readonly shown: number;
  readonly counted: number;
}

async function run(options: RunOptions): Promise<readonly Objective[]> {
  return [...(await costOfServing(options)), await hourOfSeconds(options)];
}

async function costOfServing({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using breiq = await startBreiq();
  await using served = await serveConsole(breiq);
  const token = await signIn(breiq.snapshot.url);
  const turns: Turn[] = [];
  for (let turn = 0; turn < (short ? 1 : 5); turn++) {
    signal.throwIfAborted();
    turns.push(await measure(served, loadOn(breiq.snapshot.url, token, { seed: turn, seconds: short ? 5 : 20 })));
  }
  return objectivesOf(turns);
}

async function measure(served: ServedConsole, load: Load): Promise<Turn> {
  await sleep(SETTLE);
  const shownBefore = served.shown();
  const [usedBefore, begun] = [await processorTime([served.pid]), performance.now()];
  const report = await runLoad(load);
  const used = (await processorTime([served.pid])) - usedBefore;
  const elapsed = (performance.now() - begun) * 1_000;
  await sleep(SETTLE);
  return { cpu: used / elapsed, shown: served.shown() - shownBefore, counted: answered(report) };
}

function answered({ populations }: LoadReport): number {
  const got = ["ok", "unexpected-status", "server-error", "bad-gateway", "unavailable", "gateway-timeout"] as const;
  return populations.reduce((sum, { outcomes }) => sum + got.reduce((part, name) => part + outcomes[name], 0), 0);
}

function loadOn(
  url: string,
  token: string,
  { seed, seconds }: { readonly seed: number; readonly seconds: number },
): Load {
  const headers = { authorization: `Bearer ${token}` };
  const populations = (["kept", "new"] as const).map((connection) => ({
    ...({ kind: "http", name: connection, connection, rate: [{ for: seconds * 1_000, from: RATE / 2 }] } as const),
    requests: [
      { path: "/api/users/profile", headers },
      { path: "/api/videos?limit=20&user=nobody", headers, accept: [200, 400] },
    ],
  }));
  return { target: url, seed, lagLimit: 10, populations };
}

function objectivesOf(turns: readonly Turn[]): readonly Objective[] {
  const errors = turns.map(({ shown, counted }) => Math.abs(shown - counted) / counted);
  const counts = turns.map(({ shown, counted }) => `${shown} of ${counted}`).join(", ");
  return [
    atMost(
      5,
      turns.map(({ cpu }) => cpu * 100),
      { what: "console with a busy platform and three viewers", unit: "% of one core", isBlurredByLoad: true },
    ),
    atMost(
      1,
      errors.map((error) => error * 100),
      {
        what: "console: requests shown against requests counted",
        unit: "% apart",
        isBlurredByLoad: false,
        detail: `Shown of counted: ${counts}.`,
      },
    ),
  ];
}
