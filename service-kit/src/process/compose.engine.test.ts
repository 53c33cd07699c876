import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface, type Interface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../testing/index.ts";

const at = (file: string) => join(import.meta.dirname, file);

interface Running {
  readonly child: ChildProcess;
  readonly base: string;
  readonly messages: string[];
  readonly reader: Interface;
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function compose(files: readonly string[], env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const args = [at("compose.ts"), ...files.map(at)];
  const child = spawn(process.execPath, args, {
    env: { PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const messages: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => messages.push(JSON.parse(line).message));
  await once(reader, "line");
  return { child, base: `http://127.0.0.1:${port}`, messages, reader };
}

describe("several services in one process", () => {
  it("share one port, one health and one name", async () => {
    const { base, messages } = await compose(["stuck.fixture.ts", "greeter.fixture.ts"], { GREETING: "hello" });
    expect(messages[0]).toMatch(/^listening on /);
    expect(await (await fetch(`${base}/greeting`)).json()).toEqual({ greeting: "hello" });
    expect(await (await fetch(`${base}/health`)).json()).toMatchObject({ status: "ok", service: "stuck+greeter" });
    expect(await (await fetch(`${base}/health/ready`)).json()).toMatchObject({
      status: "degraded",
      dependencies: { weather: { status: "unavailable" } },
    });
  });

  it("do not start when one of them lacks a variable", async () => {
    const { child, messages } = await compose(["stuck.fixture.ts", "greeter.fixture.ts"], {});
    expect((await once(child, "exit"))[0]).toBe(1);
    expect(messages).toEqual(["The environment is not complete:\n  GREETING is required. Add GREETING."]);
  });
});

describe.runIf(process.platform === "linux")("a log that cannot be written", () => {
  it("does not end the service: a full disk costs lines and nothing else", async () => {
    const port = await freePort();
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [at("compose.ts"), at("greeter.fixture.ts")], {
      env: { PORT: String(port), GREETING: "hello" },
      stdio: ["ignore", full, "inherit"],
    });
    closeSync(full);
    children.push(child);
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/greeting`).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(ask).toBe(200);
    // Longer than lines wait to be written together, several times over.
    for (let turn = 0; turn < 5; turn++) {
      await sleep(60);
      expect(await ask()).toBe(200);
    }
    expect(child.exitCode).toBeNull();
  });
});

describe("leaving", () => {
  it("tells long answers to end, cuts those that do not, closes what was opened and exits with 0 in time", async () => {
    const { child, base, messages, reader } = await compose(["stuck.fixture.ts"], { DRAIN_SECONDS: "1" });
    const [stuck, patient] = [fetch(`${base}/stuck`).catch((error: Error) => error), fetch(`${base}/until-drained`)];
    while (messages.filter((message) => message === "arrived").length < 2) await once(reader, "line");
    const start = performance.now();
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect([code, (await patient).status, await stuck]).toEqual([0, 200, expect.any(Error)]);
    expect(performance.now() - start).toBeLessThan(8_000);
    const since = messages.slice(messages.indexOf("draining"));
    expect(since.filter((message) => !message.startsWith("request"))).toEqual([
      "draining",
      "stuck takes no new work",
      "stuck is closed",
      "drained",
    ]);
  });

  it("ends with 1 and the stack in the log after an error nobody caught", async () => {
    const { child, base, messages } = await compose(["greeter.fixture.ts"], { GREETING: "hello" });
    await fetch(`${base}/break`).catch(() => undefined);
    expect((await once(child, "exit"))[0]).toBe(1);
    expect(messages).toContain("an error nobody caught; the process ends");
  });
});
