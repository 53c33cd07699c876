import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment } from "@terrace/core/graph";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Journal } from "../control/journal.ts";
import type { Moment } from "../event.ts";
import { Store } from "../state/store.ts";
import type { Supervisor } from "../supervisor.ts";
import { DeploymentLoops } from "./deployment-loops.ts";
import { beginDeployment, type DeploymentRecord } from "./deployment-record.ts";
import { Services } from "./services.ts";

const HOUR = 3_600_000;
const BAKE = 600_000;
/** By then it would not have looked by itself: it does so once a second. */
const QUIET = 900;
const NOON = Date.UTC(2026, 0, 1, 12);
const rollback = { onFailure: true, alarms: ["alarm.errors" as const] };
const verify = { path: "/health", attempts: 3, interval: 100 };
const LINEAR: Deployment = { strategy: "linear", steps: [{ share: 1, bake: BAKE }], keepOld: 0, verify, rollback };

let folder: string;
let services: Services;
let loops: DeploymentLoops;
let store: Store;
let journal: Journal;
let now = NOON;
let alarms: readonly "alarm.errors"[] = [];
let looks: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-loops-"));
  store = new Store(join(folder, "state.db"));
  services = new Services(store);
  [now, alarms, looks, journal] = [NOON, [], [], new Journal()];
});

afterEach(async () => {
  await loops.stop();
  store.close();
  rmSync(folder, { recursive: true });
});

/** A deployment of which all requests have moved and are watched, as a predecessor at some time has left it. */
function inherit(since: number): void {
  const request = { service: "films", from: 1, to: 2, rules: LINEAR, desired: 1, grace: 2_500, alarmsBefore: [] };
  const begun = beginDeployment({ ...request, crashesSeen: {} }, since);
  const deployment: DeploymentRecord = {
    ...begun,
    share: 1,
    verification: { attempts: 1, lastAt: since, isPassed: true },
  };
  const slots = { "films-1": 1, "films-2": 2 };
  services.settle({ films: { revisions: [], current: 1, slots, desired: null, deployment, history: [] } });
  loops = new DeploymentLoops({
    ...{ services, now: () => now, emit: (moment: Moment) => journal.append(moment) },
    // Two tasks that are well, behind nothing.
    supervisor: supervisor(),
    signalsOf: () => ({
      of: () => {
        for (const look of looks.splice(0)) look();
        return { alarms, verdict: null };
      },
      ...{ verdict: null, stop: () => undefined },
    }),
  });
  journal.follow(0, ({ event }) => loops.notice(event));
}

function supervisor(): Supervisor {
  const healthy = (name: string) => ({
    planned: { name, port: 1 },
    observed: { health: "healthy" },
    past: { crashes: 0, trouble: null },
  });
  const parts = { find: healthy, deployables: [], admission: { socket: null } };
  return { ...parts, refit: async () => undefined, prune: async () => undefined } as unknown as Supervisor;
}

/** Settles when the deployment is looked at the next time. */
function looked(): Promise<void> {
  return new Promise((resolve) => looks.push(resolve));
}

const deployment = () => services.of("films").deployment;

describe("a share that is being watched", () => {
  it.each([
    ["an hour ago, when nobody watched or the clock was set forwards", NOON - HOUR],
    ["in an hour, because the clock was set back", NOON + HOUR],
  ])(
    "and of which a predecessor says that it began %s, is watched anew for as long as it is to be",
    async (_, since) => {
      inherit(since);
      loops.resume("films");
      await looked();
      expect(deployment()).toMatchObject({ shareSince: NOON, end: null });
      now = NOON + BAKE - 1;
      loops.wake("films");
      await looked();
      expect(deployment()?.end).toBeNull();
      const ended = loops.ended("films");
      now = NOON + BAKE;
      loops.wake("films");
      expect((await ended).outcome).toBe("deployed");
    },
  );
});

describe("a quiet deployment", () => {
  /** Has something happen just after a look, and tells why it turns, and how long that takes. */
  async function turnAfter(happen: () => void): Promise<{ readonly why: string; readonly took: number }> {
    inherit(NOON);
    loops.resume("films");
    await looked();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const begun = performance.now();
    const turned = new Promise<string>((resolve) => {
      journal.follow(journal.last, ({ event }) => {
        if (event.type === "deployment-step" && event.kind === "roll-back") resolve(event.text);
      });
    });
    happen();
    return { why: await turned, took: performance.now() - begun };
  }

  it("goes back as soon as it is asked to", async () => {
    const recall = () => {
      services.change("films", (record) => ({
        ...record,
        deployment: record.deployment === null ? null : { ...record.deployment, isRecalled: true },
      }));
      loops.wake("films");
    };
    const { why, took } = await turnAfter(recall);
    expect(why).toBe("the old revision was asked back");
    expect(took).toBeLessThan(QUIET);
  });

  it("goes back as soon as an alarm goes off", async () => {
    const ring = () => {
      alarms = ["alarm.errors"];
      const changed = { type: "alarm-changed", name: "alarm.errors", severity: "warning", reason: "" } as const;
      journal.append({ ...changed, from: "ok", to: "alarm" } as Moment);
    };
    const { why, took } = await turnAfter(ring);
    expect(why).toBe("alarm.errors went off");
    expect(took).toBeLessThan(QUIET);
  });

  it("looks at once when a task of it has ended, and not for those of others", async () => {
    inherit(NOON);
    loops.resume("films");
    await looked();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const exit = { code: 1, signal: null };
    const ended = (name: string) =>
      journal.append({ type: "process-exited", name, pid: 1, exit, uptime: 1, expected: false });
    const next = looked().then(() => "looks");
    const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time, "waits"));
    ended("web-1");
    expect(await Promise.race([next, pause(QUIET / 4)])).toBe("waits");
    ended("films-2");
    expect(await Promise.race([next, pause(QUIET / 2)])).toBe("looks");
  });
});
