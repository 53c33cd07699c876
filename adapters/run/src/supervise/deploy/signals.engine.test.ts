import { Agent, request } from "node:http";
import { hasten } from "@terrace/core/control";
import type { Deployment } from "@terrace/core/graph";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "../../testing/running-engine.ts";
import { readServers } from "../balance/servers.ts";
import type { Moment } from "../event.ts";
import { AnswerFollower } from "../measure/answers.ts";
import { type SupervisedFleet, superviseFleet } from "../testing/supervised-fleet.ts";
import { beginDeployment, type DeploymentRecord } from "./deployment-record.ts";
import { runDeployment } from "./run-deployment.ts";
import { DeploymentSignals } from "./signals.ts";
import { Waker } from "./waker.ts";

/** A third of the requests for a few seconds: what is under test is the judgement, not patience. */
const RULES: Deployment = hasten(
  {
    strategy: "canary",
    steps: [
      { share: 0.3, bake: 300_000 },
      { share: 1, bake: 0 },
    ],
    keepOld: 0,
    verify: { path: "/health", attempts: 3, interval: 100 },
    rollback: { onFailure: true, alarms: ["alarm.errors"] },
  },
  25,
);

/** Enough to have a verdict in time, also on a machine that has other things to do. */
const CLIENTS = 10;

let machine: PlannedMachine;
let haproxy: RunningEngine;
let fleet: SupervisedFleet;
let signals: DeploymentSignals;
let load: { stop(): Promise<void> };
const events: Moment[] = [];
const alarms: string[] = [];

beforeEach(async () => {
  machine = await planMachine();
  const socket = `${machine.placement.sockets}/balancer.sock`;
  haproxy = await startEngine(machine.process("balancer"), () => readServers(socket, "films"));
  fleet = superviseFleet(machine);
  fleet.environments.set(1, { TAKES: "5" });
  await fleet.start(1, 2);
  await expect.poll(() => fleet.tasks().map(({ health }) => health)).toEqual(["healthy", "healthy"]);
  load = steadyLoad();
});
afterEach(async () => {
  await load?.stop();
  signals?.stop();
  events.length = 0;
  alarms.length = 0;
  await fleet?.[Symbol.asyncDispose]();
  await haproxy?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("a canary that is watched by its requests", () => {
  it("passes when it is no worse, and the record says by which figures", async () => {
    const { end, steps } = await deploy({ TAKES: "5" });
    expect(end).toMatchObject({ outcome: "deployed" });
    const verdict = steps.find(({ kind }) => kind === "verdict")?.text;
    expect(verdict).toMatch(
      /^no worse: 0 % of \d+ requests failed beside 0 % of the baseline's, at most .* more; median of /,
    );
    expect(events.at(-1)).toMatchObject({
      type: "canary-judged",
      name: "films",
      revision: 2,
      verdict: { verdict: "pass" },
    });
  });

  it("goes back when a few of its requests fail", async () => {
    const { end, goingBack } = await deploy({ TAKES: "5", FAILS_EVERY: "25" });
    expect(end).toMatchObject({ outcome: "rolled-back" });
    expect(goingBack?.detail).toMatch(/^\d+(\.\d+)? % of \d+ requests failed beside 0 % of the baseline's \(p /);
  });

  it("goes back when it is three times as slow", async () => {
    const { end, goingBack } = await deploy({ TAKES: "15" });
    expect(end).toMatchObject({ outcome: "rolled-back" });
    expect(goingBack?.detail).toMatch(/^(median|95th percentile) of \d+ requests \d+(\.\d+)? ms beside /);
  });

  it("goes back when nobody can say, since no requests come", async () => {
    await load.stop();
    const { end, goingBack } = await deploy({ TAKES: "5" });
    expect(end?.outcome).toBe("rolled-back");
    expect(goingBack).toEqual({ cause: "no-verdict", detail: "the canary has had no request" });
  });

  it("goes back when an alarm goes off meanwhile", async () => {
    setTimeout(() => alarms.push("alarm.errors"), 2_000);
    const { goingBack } = await deploy({ TAKES: "5" });
    expect(goingBack).toEqual({ cause: "alarm", detail: "alarm.errors went off" });
  });
});

/** Deploys revision 2, as good or bad as it is told to be. */
async function deploy(env: Readonly<Record<string, string>>): Promise<DeploymentRecord> {
  fleet.environments.set(2, env);
  const { socket } = fleet.balancer ?? { socket: "" };
  signals = new DeploymentSignals({
    ...{ fleet, now: Date.now, alarmsNow: () => [...alarms], emit: (moment) => events.push(moment) },
    meter: {
      onAnswer: (listener) => {
        const follower = new AnswerFollower(socket, listener);
        return () => follower.stop();
      },
    },
  });
  const asked = { service: "films", from: 1, to: 2, rules: RULES, desired: 2, grace: 5_000, crashesSeen: {} };
  let kept = beginDeployment({ ...asked, alarmsBefore: [] }, Date.now());
  await runDeployment({
    ...{ fleet, now: Date.now, waker: new Waker(), signal: new AbortController().signal, read: () => kept },
    keep: (record) => {
      kept = record;
    },
    signals: (record) => signals.of(record),
  });
  return kept;
}

/** Clients that ask as soon as they were answered, until they are stopped. */
function steadyLoad() {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const stopped = new AbortController();
  const ask = () =>
    new Promise<void>((resolve) => {
      const sent = request(
        { host: "127.0.0.1", port: machine.port("balancer"), path: "/api/films", agent },
        (response) => response.resume().once("end", resolve),
      );
      sent.once("error", () => resolve());
      sent.end();
    });
  const client = async () => {
    while (!stopped.signal.aborted) await ask();
  };
  const clients = Array.from({ length: CLIENTS }, client);
  const stop = async () => {
    stopped.abort();
    await Promise.all(clients);
    agent.destroy();
  };
  return { stop };
}
