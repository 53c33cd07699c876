import { mkdir, readFile, rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, startEngine, USER } from "../../testing/running-engine.ts";
import type { Moment } from "../event.ts";
import { askHaproxy } from "../probe/haproxy.ts";
import { Admission } from "./admission.ts";
import { readServers } from "./servers.ts";

let machine: PlannedMachine;
let haproxy: RunningEngine;
let admission: Admission;
const moments: Moment[] = [];

beforeAll(async () => {
  machine = await planMachine();
  const socket = `${machine.placement.sockets}/balancer.sock`;
  haproxy = await startEngine(machine.process("balancer"), () => readServers(socket, "films"));
  const emit = (moment: Moment) => moments.push(moment);
  admission = new Admission({ plan: () => machine.plan, ready: () => [], reader: USER, emit });
});

afterAll(async () => {
  admission?.stop();
  await haproxy?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

it("sends a task's requests to where the plan has it, whatever the balancer remembers", async () => {
  await askHaproxy(`${machine.placement.sockets}/balancer.sock`, "set server films/films-1 addr 127.0.0.1 port 1");
  await admission.admit(machine.process("films-1"));
  const servers = await readServers(`${machine.placement.sockets}/balancer.sock`, "films");
  expect(servers.find(({ name }) => name === "films-1")?.port).toBe(machine.port("films-1"));
});

it("keeps by itself what could not be kept, as soon as it can be, and says both", { timeout: 30_000 }, async () => {
  const path = machine.plan.files.find(({ isSeed }) => isSeed)?.path ?? "";
  await rm(path);
  await mkdir(path);
  await expect(admission.keep()).rejects.toThrow();
  await expect.poll(() => moments.map(({ type }) => type)).toEqual(["balancer-unkept"]);
  expect(admission.unkept).toMatch(/directory/i);
  await rm(path, { recursive: true });
  await expect.poll(() => moments.at(-1)).toEqual({ type: "balancer-kept", name: "balancer" });
  expect(admission.unkept).toBeNull();
  expect(await readFile(path, "utf8")).toContain("films-1");
});
