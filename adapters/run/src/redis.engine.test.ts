import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "./testing/planned-machine.ts";
import { type RunningEngine, startEngine } from "./testing/running-engine.ts";

let machine: PlannedMachine;
let redis: RunningEngine;

beforeAll(async () => {
  machine = await planMachine();
  redis = await start();
});

afterAll(async () => {
  await redis?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("the planned cache", () => {
  it("answers nobody without the password", async () => {
    expect(await ask("PING")).toMatch(/^-NOAUTH/);
    expect(await ask("AUTH guess", "PING")).toMatch(/^-WRONGPASS/);
    expect(await ask(auth(), "PING")).toBe("+OK\r\n+PONG\r\n");
  });

  it("listens on loopback with the graph's persistence and eviction", async () => {
    const settings = await ask(auth(), "CONFIG GET bind", "CONFIG GET appendonly", "CONFIG GET maxmemory-policy");
    for (const value of ["127.0.0.1", "yes", "noeviction"]) expect(settings).toContain(`\r\n${value}\r\n`);
  });

  it("still knows what it was told after it was killed", async () => {
    expect(await ask(auth(), "SET kept 1")).toBe("+OK\r\n+OK\r\n");
    const ended = once(redis.child, "exit");
    redis.child.kill("SIGKILL");
    await ended;
    redis = await start();
    expect(await ask(auth(), "GET kept")).toBe("+OK\r\n$1\r\n1\r\n");
  });
});

function start(): Promise<RunningEngine> {
  return startEngine(machine.process("redis"), async () => {
    if (!(await ask(auth(), "PING")).includes("PONG")) throw new Error("loading");
  });
}

function auth(): string {
  const secret = machine.placement.secrets["secret.cache"];
  return `AUTH ${secret?.form === "password" ? secret.value : ""}`;
}

/** Redis reads plain lines too; QUIT makes it hang up after the last answer. */
async function ask(...commands: readonly string[]): Promise<string> {
  const socket = connect(machine.port("redis"), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  socket.write([...commands, "QUIT", ""].join("\r\n"));
  await once(socket, "end");
  socket.end();
  return answer.replace(/\+OK\r\n$/, "");
}
