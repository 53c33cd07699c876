import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { hasten } from "@terrace/core/control";
import type { Deployment } from "@terrace/core/graph";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { readServers, setServers } from "../balance/servers.ts";
import { type SupervisedFleet, superviseFleet } from "../testing/supervised-fleet.ts";
import { beginDeployment, type DeploymentRecord } from "./deployment-record.ts";
import { type DeploymentRun, runDeployment } from "./run-deployment.ts";
import { Waker } from "./waker.ts";

const rollback = { onFailure: true, alarms: [] };
const verify = { path: "/health", attempts: 3, interval: 100 };
const ROLLING: Deployment = { strategy: "rolling", minimumHealthy: 1, maximum: 2, rollback };
const CANARY: Deployment = {
  strategy: "canary",
  steps: [
    { share: 0.1, bake: 600_000 },
    { share: 0.5, bake: 300_000 },
    { share: 1, bake: 0 },
  ],
  keepOld: 600_000,
  verify,
  rollback,
};

let machine: PlannedMachine;
let haproxy: RunningEngine;
let fleet: SupervisedFleet;

beforeEach(async () => {
  machine = await planMachine();
  const socket = `${machine.placement.sockets}/balancer.sock`;
  haproxy = await startEngine(machine.process("balancer"), () => readServers(socket, "films"));
  fleet = superviseFleet(machine);
  await fleet.start(1, 2);
  await expect.poll(() => fleet.tasks().map(({ health }) => health)).toEqual(["healthy", "healthy"]);
  await expect.poll(() => ask()).toBe("1");
});
afterEach(async () => {
  await fleet?.[Symbol.asyncDispose]();
  await haproxy?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

/** A deployment of revision 2, kept as text as a store keeps it. */
class Kept {
  #text: string;
  #run = new AbortController();
  verdict: "pass" | "fail" = "pass";
  /** Told of each record as it is kept. */
  watch: (record: DeploymentRecord) => void = () => undefined;

  constructor(rules: Deployment, revisions = { from: 1, to: 2 }) {
    const request = { service: "films", ...revisions, rules, desired: 2, grace: 2_500 };
    this.#text = JSON.stringify(beginDeployment({ ...request, alarmsBefore: [], crashesSeen: {} }, Date.now()));
  }

  get record(): DeploymentRecord {
    return JSON.parse(this.#text) as DeploymentRecord;
  }

  /** Runs it, or runs it on. */
  async run(): Promise<DeploymentRecord> {
    this.#run = new AbortController();
    const run: DeploymentRun = {
      ...{ fleet, now: Date.now, waker: new Waker(), signal: this.#run.signal, read: () => this.record },
      keep: (record) => this.write(record),
      signals: ({ share }) => ({
        alarms: [],
        verdict: share > 0 ? { verdict: this.verdict, reason: "told so" } : null,
      }),
    };
    await runDeployment(run);
    return this.record;
  }

  /** Runs it as far as its end, and not what it keeps afterwards. */
  async runUntilEnd(): Promise<DeploymentRecord> {
    this.watch = ({ end }) => {
      if (end !== null) this.stop();
    };
    return this.run();
  }

  write(record: DeploymentRecord): void {
    this.#text = JSON.stringify(record);
    this.watch(record);
  }

  stop(): void {
    this.#run.abort();
  }
}

const done = ({ steps }: DeploymentRecord) => steps.flatMap(({ kind, text }) => (kind === "hold" ? [] : [text]));
const revisions = () => fleet.tasks().map(({ slot, revision }) => `${slot} ${revision}`);

describe("a rolling deployment", () => {
  it("loses no request", async () => {
    const load = steadyLoad();
    const record = await new Kept(ROLLING).run();
    const { answered, failures } = await load.stop();
    expect(record.end).toMatchObject({ outcome: "deployed" });
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    expect([revisions(), await ask()]).toEqual([["films-3 2", "films-4 2"], "2"]);
  });

  it("goes back when the new revision never becomes healthy, and nobody notices", async () => {
    fleet.environments.set(2, { SICK: "yes" });
    const load = steadyLoad();
    const record = await new Kept(ROLLING).run();
    const { failures, seen } = await load.stop();
    const reason = expect.stringMatching(/^0 of 2 tasks became healthy in time; the last one was not healthy .*503/);
    expect(record.end).toMatchObject({ outcome: "rolled-back", reason });
    expect([failures, [...seen]]).toEqual([[], ["1"]]);
    expect(revisions()).toEqual(["films-1 1", "films-2 1"]);
  });

  it("goes back when the new tasks end as soon as they have started", async () => {
    fleet.environments.set(2, { ENDS_AFTER: "50" });
    const record = await new Kept(ROLLING).run();
    expect(record.goingBack?.cause).toBe("crash-loop");
    const reason = expect.stringMatching(
      /^tasks of the new revision ended \d times; the last one ended with exit code \d$/,
    );
    expect(record.end).toMatchObject({ outcome: "rolled-back", reason });
  });
});

describe("a canary deployment", () => {
  it("moves the requests by its steps and loses none", async () => {
    const load = steadyLoad();
    const record = await new Kept(hasten(CANARY, 600)).run();
    expect((await load.stop()).failures).toEqual([]);
    expect(done(record)).toEqual([
      "start 2 tasks of the new revision",
      "look at /health of the new revision",
      "give the new revision 10 % of the requests",
      ...["50 %", "100 %"].flatMap((share) => ["no worse: told so", `give the new revision ${share} of the requests`]),
      "all requests go to the new revision",
      "drain 2 tasks of the old revision",
      "stop 2 tasks of the old revision (drained)",
    ]);
    expect(await ask()).toBe("2");
  });

  it("gives everything back when it is found worse", async () => {
    const kept = new Kept(hasten(CANARY, 600));
    kept.verdict = "fail";
    const record = await kept.run();
    expect(record.end).toMatchObject({ outcome: "rolled-back", reason: "told so" });
    expect([revisions(), await ask()]).toEqual([["films-1 1", "films-2 1"], "1"]);
  });

  it("goes back when somebody asks for it while it runs", async () => {
    const kept = new Kept(hasten(CANARY, 100));
    kept.watch = (record) => {
      if (record.share > 0 && !record.isRecalled) kept.write({ ...record, isRecalled: true });
    };
    expect((await kept.run()).end).toMatchObject({ outcome: "rolled-back", reason: "the old revision was asked back" });
  });
});

describe("tasks that an earlier deployment kept", () => {
  it("get no request by the next deployment, and make room for it", async () => {
    expect(
      (await new Kept({ ...hasten(CANARY, 600), keepOld: 600_000 } as Deployment).runUntilEnd()).end?.outcome,
    ).toBe("deployed");
    expect(revisions()).toEqual(["films-1 1", "films-2 1", "films-3 2", "films-4 2"]);
    const load = steadyLoad();
    const record = await new Kept(ROLLING, { from: 2, to: 3 }).run();
    const { failures, seen } = await load.stop();
    expect([failures, [...seen].toSorted()]).toEqual([[], ["2", "3"]]);
    expect([record.end?.outcome, revisions()]).toEqual(["deployed", ["films-1 3", "films-2 3"]]);
  });
});

describe("a balancer whose state cannot be kept", () => {
  it("is deployed to nevertheless, and it is said", async () => {
    const { balancer } = fleet;
    if (balancer === null) throw new Error("there is no balancer");
    fleet = { ...fleet, balancer: { ...balancer, changed: () => Promise.reject(new Error("the disk is full")) } };
    const load = steadyLoad();
    const record = await new Kept(ROLLING).run();
    expect((await load.stop()).failures).toEqual([]);
    expect(record.end?.outcome).toBe("deployed");
    expect(record.steps).toContainEqual(expect.objectContaining({ kind: "unkept", text: "the disk is full" }));
  });

  it("gives a place that a drain was left on to the task that is there", async () => {
    await setServers(`${machine.placement.sockets}/balancer.sock`, "films", {
      "films-1": { weight: 0, state: "drain" },
      "films-3": { weight: 7, state: null },
    });
    const kept = new Kept({ ...CANARY, rollback });
    kept.verdict = "fail";
    await kept.run();
    const servers = await readServers(`${machine.placement.sockets}/balancer.sock`, "films");
    expect(servers.find(({ name }) => name === "films-1")).toMatchObject({ weight: 1, state: "ready" });
  });
});

describe("a task that is killed", () => {
  const LONG: Deployment = { strategy: "linear", steps: [{ share: 1, bake: 4_000 }], keepOld: 0, verify, rollback };

  it("while it is watched, long after it had to be healthy, is started again", async () => {
    const kept = new Kept(LONG);
    let killed = false;
    // Within the watch, whenever that begins on a busy machine.
    kept.watch = ({ share, readyBy }) => {
      if (killed || share < 1) return;
      killed = true;
      setTimeout(() => fleet.kill("films-3"), Math.max(0, readyBy + 200 - Date.now()));
    };
    const record = await kept.run();
    expect(record.end).toMatchObject({ outcome: "deployed" });
    expect([killed, record.crashes.new]).toEqual([true, 1]);
  });

  it("again and again is one that cannot run", async () => {
    const kept = new Kept(LONG);
    let killed = 0;
    kept.watch = ({ share, crashes, healthySlots }) => {
      if (share < 1 || crashes.new < killed || killed === 3 || healthySlots.length < 2) return;
      killed++;
      fleet.kill("films-3");
    };
    const record = await kept.run();
    expect(record.goingBack).toMatchObject({ cause: "crash-loop" });
    expect(record.end?.outcome).toBe("rolled-back");
  });

  it("and belongs to the old revision on the way back does not end the way back", async () => {
    const kept = new Kept(LONG);
    let killed = false;
    kept.watch = (record) => {
      if (record.share === 1 && !record.isRecalled) return kept.write({ ...record, isRecalled: true });
      if (killed || record.goingBack === null || record.share > 0) return;
      killed = true;
      fleet.kill("films-1");
    };
    expect((await kept.run()).end?.outcome).toBe("rolled-back");
    expect(killed).toBe(true);
  });
});

describe("an executor that is gone in the middle", () => {
  it.each([0, 0.1, 0.5])("is followed by one that ends what it began, from a share of %d", async (share) => {
    const kept = new Kept(hasten(CANARY, 600));
    kept.watch = (record) => {
      if (record.share === share && record.verification.isPassed) kept.stop();
    };
    const load = steadyLoad();
    expect((await kept.run()).end).toBeNull();
    kept.watch = () => undefined;
    expect((await kept.run()).end?.outcome).toBe("deployed");
    expect((await load.stop()).failures).toEqual([]);
  });
});

async function ask(how: { readonly method?: string; readonly agent?: Agent | false } = {}): Promise<string> {
  const { method = "GET", agent = false } = how;
  const sent = request({ host: "127.0.0.1", port: machine.port("balancer"), path: "/api/films", method, agent });
  sent.end(method === "POST" ? "a body" : undefined);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  const body = await text(response);
  return response.statusCode === 200 ? body : `${response.statusCode} ${body}`;
}

/** Clients that keep their connections and ones that do not, reading and writing, until they are stopped. */
function steadyLoad() {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  const stopped = new AbortController();
  const outcome = { answered: 0, failures: [] as string[], seen: new Set<string>() };
  const client = async (how: { readonly method: string; readonly agent: Agent | false }) => {
    while (!stopped.signal.aborted) {
      const answer = await ask(how).catch((error: Error) => `${how.method}: ${error.message}`);
      if (/^\d$/.test(answer)) outcome.answered++;
      else outcome.failures.push(answer);
      outcome.seen.add(answer);
    }
  };
  const clients = [agent, false as const].flatMap((one) =>
    ["GET", "POST"].map((method) => client({ method, agent: one })),
  );
  const stop = async () => {
    stopped.abort();
    await Promise.all(clients);
    agent.destroy();
    return outcome;
  };
  return { stop };
}
