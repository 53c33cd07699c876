import { join } from "node:path";
import { buildWeb } from "../../console/server/src/index.ts";
import { startScriptedConsole } from "../../console/server/src/testing/scripted-console.ts";
import type { Measurement, Traffic, Usage } from "../../core/src/report/index.ts";

const ROOT = join(import.meta.dirname, "../..");
export const HOUR = 3_600;

const SERVICES = ["identity", "videos", "web"];
const TASKS = [...SERVICES, "videos-worker"].flatMap((service) =>
  [1, 2, 3].map((number) => ({ service, name: `${service}-${number}` })),
);
const ENGINES = ["balancer", "collector", "edge", "pgbouncer", "postgres", "prometheus", "redis"];
const QUEUES = ["videos.publish", "videos.ladder", "videos.erase", "videos.tidy"];

/** A console that is told of a busy platform by a script: an hour of it at once, and further seconds as fast as one likes. */
export interface HourConsole extends AsyncDisposable {
  /** With the token. */
  readonly url: string;
  /** Whether a browser's stream is fed. */
  readonly isFollowed: () => boolean;
  /** Tells the hour that has been. */
  readonly tellHour: () => void;
  /** Tells the next second. */
  readonly tellSecond: () => void;
  /** Requests in the last hour of what was told. */
  readonly requests: () => number;
}

export async function startHourConsole(): Promise<HourConsole> {
  const { folder } = await buildWeb({ cache: join(ROOT, "node_modules/.cache/terrace-console") });
  const { console, control, [Symbol.asyncDispose]: dispose } = await startScriptedConsole(folder);
  control.answers.set("follow /measurements", true).set("follow /events", true);
  const begin = Math.floor(Date.now() / 1_000) - HOUR;
  let second = 0;
  const told: number[] = [];
  const tellSecond = () => {
    const measurement = measurementAt(begin, second++);
    told.push(Object.values(measurement.services).reduce((sum, { requests }) => sum + requests, 0));
    control.tell("/measurements", measurement);
  };
  return {
    url: console.url,
    isFollowed: () => control.followers("/measurements") > 0,
    tellHour: () => {
      while (second < HOUR) tellSecond();
    },
    tellSecond,
    requests: () => told.slice(-HOUR).reduce((sum, requests) => sum + requests, 0),
    [Symbol.asyncDispose]: dispose,
  };
}

/** One second of three services, twelve tasks, seven engines and four queues, the same in each run. */
function measurementAt(begin: number, second: number): Measurement {
  const wave = (phase: number, most: number): number =>
    most * (0.5 + 0.3 * Math.sin(second / 97 + phase) + 0.2 * Math.sin(second * 2.3 + phase * 7));
  const usage = (phase: number): Usage => ({ cpu: wave(phase, 0.6), memory: Math.round(wave(phase / 9, 3e8)) });
  const traffic = (phase: number): Traffic => ({
    ...{ requests: Math.round(wave(phase, 200)), errors: second % 71 === 0 ? 1 : 0, open: Math.round(wave(phase, 9)) },
    ...{ statuses: [0, 1, 0, 0, 0], latency: { p50: wave(phase, 4), p95: wave(phase, 30), p99: wave(phase, 80) } },
  });
  const each = <T>(names: readonly string[], make: (phase: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, phase) => [name, make(phase)]));
  return {
    at: (begin + second) * 1_000,
    services: each(SERVICES, traffic),
    tasks: Object.fromEntries(
      TASKS.map(({ name, service }, phase) => [
        name,
        { ...usage(phase), service, revision: 1, share: 1 / 3, balanced: "ready", traffic: traffic(phase) },
      ]),
    ),
    engines: each(ENGINES, usage),
    queues: each(QUEUES, (phase) => ({ waiting: Math.round(wave(phase, 40)), running: 1, dead: 0, oldest: null })),
    control: { cpu: 0.01, memory: 9e7 },
  };
}
