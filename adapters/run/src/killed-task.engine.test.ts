import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endOfProcess } from "./testing/end-of-process.ts";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "./testing/running-engine.ts";

/** A task with the memory of a real one, so that its end takes as long; it answers after 5 ms, so that some requests are always on it. */
const TASK = `
  globalThis.memory = Buffer.alloc(64 << 20, 1);
  const answer = (request, response) => { request.resume(); setTimeout(() => response.end("done"), 5); };
  require("node:http").createServer(answer).listen(process.argv[1], "127.0.0.1", () => console.log("ready"));`;

let machine: PlannedMachine;
let engines: readonly RunningEngine[] = [];
let task: ChildProcess;

beforeAll(async () => {
  machine = await planMachine();
  task = await startTask();
  const home = () => fetch(`http://127.0.0.1:${machine.port("edge")}/page`);
  const haproxy = await startEngine(machine.process("balancer"), () =>
    fetch(`http://127.0.0.1:${machine.port("balancer")}/page`),
  );
  engines = [haproxy, await startEngine(machine.process("edge"), home)];
});

afterAll(async () => {
  task?.kill("SIGKILL");
  for (const engine of engines) await engine[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

it("costs writes that it had, and neither a read nor a write that was sent after its end", async () => {
  const outcomes: Outcome[] = [];
  const stopped = new AbortController();
  const clients = Array.from({ length: 24 }, (_, index) =>
    client(index % 2 === 0 ? "GET" : "POST", { outcomes, signal: stopped.signal }),
  );
  await expect.poll(() => outcomes.length).toBeGreaterThan(200);
  task.kill("SIGKILL");
  const end = endOfProcess(task.pid ?? 0);
  task = await startTask();
  const answeredSince = () => outcomes.filter(({ sentAt, status }) => sentAt > end && status === 200);
  await expect.poll(() => answeredSince().length).toBeGreaterThan(200);
  stopped.abort();
  await Promise.all(clients);
  const failed = outcomes.filter(({ status }) => status !== 200);
  expect(failed.filter(({ method, sentAt }) => method === "GET" || sentAt > end)).toEqual([]);
});

async function startTask(): Promise<ChildProcess> {
  const argv = ["-e", TASK, String(machine.port("web-1"))];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

interface Outcome {
  readonly method: string;
  readonly sentAt: bigint;
  readonly status: number | string | undefined;
}

interface Asking {
  readonly outcomes: Outcome[];
  readonly signal: AbortSignal;
}

/** Asks without a pause on one kept connection. */
async function client(method: string, { outcomes, signal }: Asking): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  while (!signal.aborted) {
    const sentAt = process.hrtime.bigint();
    const status = await ask(method, agent).catch(({ code }: NodeJS.ErrnoException) => code);
    outcomes.push({ method, sentAt, status });
  }
  agent.destroy();
}

async function ask(method: string, agent: Agent): Promise<number | undefined> {
  const sent = request({ host: "127.0.0.1", port: machine.port("edge"), path: "/page", method, agent });
  sent.end(method === "POST" ? "a body" : undefined);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  await text(response);
  return response.statusCode;
}
