import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request as openRequest } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { freePort } from "@terrace/service-kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { newcomer, type Rig, startRig } from "../testing/rig.ts";

const main = join(import.meta.dirname, "main.ts");
const compose = join(import.meta.dirname, "../../../service-kit/src/process/compose.ts");

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

type Line = Record<string, unknown>;

/** Runs a program with the rig's environment; `until` resolves with the first log line whose message begins so. */
function run(args: string[], env: Record<string, string> = {}) {
  const lines: Line[] = [];
  const given = Object.fromEntries(Object.entries(rig.config).map(([name, value]) => [name, String(value)]));
  const child = spawn(process.execPath, args, { env: { ...given, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(JSON.parse(line)));
  const exit = once(child, "exit").then(([code]) => code as number | null);
  const until = async (message: string): Promise<Line> => {
    for (;;) {
      const found = lines.find((line) => String(line.message).startsWith(message));
      if (found) return found;
      const ended = exit.then((code) => Promise.reject(new Error(`exit ${code}: ${JSON.stringify(lines)}`)));
      await Promise.race([once(reader, "line"), ended]);
    }
  };
  return { child, lines, exit, until };
}

function post(port: number, path: string, body: object): Promise<{ status: number; connection: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", connection: "keep-alive" };
    const request = openRequest({ port, path, method: "POST", headers }, (response) => {
      response
        .resume()
        .on("end", () => resolve({ status: response.statusCode ?? 0, connection: response.headers.connection }));
    });
    request.on("error", reject).end(JSON.stringify(body));
  });
}

describe.each([{ args: [main] }, { args: [compose, join(import.meta.dirname, "module.ts")] }])(
  "process %o",
  ({ args }) => {
    it("listens, answers what is in flight when told to leave, and exits with 0", async () => {
      const port = await freePort();
      const { child, exit, until } = run(args, { PORT: String(port), DRAIN_SECONDS: "5" });
      await until("listening");
      const sent = Array.from({ length: 6 }, () => post(port, "/api/auth/register", newcomer()));
      await Promise.race(sent);
      child.kill("SIGTERM");
      const answers = await Promise.all(sent);
      expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
      expect(answers.map(({ connection }) => connection)).toContain("close");
      expect(await exit).toBe(0);
      await expect(post(port, "/api/auth/login", {})).rejects.toMatchObject({ code: "ECONNREFUSED" });
    });
  },
);

describe("a process that cannot start", () => {
  it("names every variable that is missing or wrong, once, and exits with 1", async () => {
    const { lines, exit } = run([main], { PORT: "many", REFRESH_SECRET: "short", DB_HOST: "" });
    expect(await exit).toBe(1);
    expect(lines).toHaveLength(1);
    const problems = lines[0]?.problems as { variable: string }[];
    expect(problems.map(({ variable }) => variable).sort()).toEqual(["DB_HOST", "PORT", "REFRESH_SECRET"]);
  });

  it("names an unusable key without showing it", async () => {
    const { lines, exit } = run([main], { PORT: "0", JWT_PRIVATE_KEY: "hunter2" });
    expect(await exit).toBe(1);
    expect(JSON.stringify(lines)).toContain("JWT_PRIVATE_KEY");
    expect(JSON.stringify(lines)).not.toContain("hunter2");
  });

  it("says that its port is taken", async () => {
    const port = await freePort();
    const first = run([main], { PORT: String(port) });
    await first.until("listening");
    const second = run([main], { PORT: String(port) });
    expect(await second.exit).toBe(1);
    expect(JSON.stringify(second.lines)).toContain("EADDRINUSE");
  });
});

describe("a process whose engines are away", () => {
  it("starts, says so, and works as soon as they are there", async () => {
    const port = await freePort();
    await rig.postgres.kill();
    await rig.redis.kill();
    const { until } = run([main], {
      PORT: String(port),
      ADMIN_USERNAME: "admin",
      ADMIN_EMAIL: "a@example.org",
      ADMIN_PASSWORD: "long enough to be one",
    });
    await until("listening");
    expect(
      (await post(port, "/api/auth/login", { email: "a@example.org", password: "long enough to be one" })).status,
    ).toBe(503);
    await Promise.all([rig.postgres.restart(), rig.redis.restart()]);
    await until("administrator account");
    expect(
      (await post(port, "/api/auth/login", { email: "a@example.org", password: "long enough to be one" })).status,
    ).toBe(200);
  });
});
