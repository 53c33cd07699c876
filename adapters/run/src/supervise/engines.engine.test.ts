import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import type { PlannedProcess, SqlConnection } from "../plan/run-plan.ts";
import { findBinaries } from "./machine/binaries.ts";
import { socketsFolder } from "./state/control-folder.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, type Rig, startRig, tell } from "./testing/rig.ts";

const binaries = findBinaries();

describe("PostgreSQL", () => {
  it("comes back after kill -9 although a stranger has the number in its lock file by then", async () => {
    await using rig = await startRig();
    const before = await rig.up([postgres(rig)]);
    const lock = join(rig.work, "data/postmaster.pid");
    const text = readFileSync(lock, "utf8");
    await rig.crash();
    process.kill(must(before.engines[0]?.pid), "SIGKILL");
    // The number of a process that lives and is no PostgreSQL: ours.
    writeFileSync(lock, text.replace(/^\d+/, String(process.pid)));
    const after = await rig.up([postgres(rig)]);
    expect(after.engines[0]).toMatchObject({
      name: "postgres",
      health: "healthy",
      restarts: 1,
      version: expect.stringMatching(/^15\./),
    });
  });

  it("comes back after kill -9 while a session is in the middle of a query", async () => {
    await using rig = await startRig();
    const before = await rig.up([postgres(rig)]);
    const session = await sessionAt(must(before.engines[0]?.port));
    const query = session.query("SELECT pg_sleep(600)").catch((error: Error) => error.message);
    const back = rig.next((event) => event.type === "process-ready");
    await rig.status();
    process.kill(must(before.engines[0]?.pid), "SIGKILL");
    await back;
    expect(await query).toMatch(/terminated/);
    expect((await rig.status()).engines[0]).toMatchObject({ health: "healthy", restarts: 1 });
  });

  it("runs its steps again each time it is ready, and its dependants wait for the first time only", async () => {
    await using rig = await startRig();
    const store = postgres(rig, {
      statements: ["CREATE TABLE IF NOT EXISTS proof (at timestamptz)", "INSERT INTO proof VALUES (now())"],
    });
    const before = await rig.up([store, plannedTask("edge", { dependsOn: ["postgres"] })]);
    const back = rig.next((event) => event.type === "process-ready" && event.name === "postgres");
    await rig.status();
    process.kill(must(before.engines[0]?.pid), "SIGKILL");
    await back;
    const session = await sessionAt(must(before.engines[0]?.port));
    expect((await session.query("SELECT count(*)::int AS count FROM proof")).rows).toEqual([{ count: 2 }]);
    await session.end();
    expect((await rig.status()).tasks[0]).toEqual(before.tasks[0]);
  });

  it("tells the label and PostgreSQL's own words when a step fails", async () => {
    await using rig = await startRig();
    await expect(rig.up([postgres(rig, { statements: ["SELECT nonsense"] })])).rejects.toMatchObject({
      failure: { reason: "step", label: "furnish", error: 'column "nonsense" does not exist' },
    });
  });
});

describe("HAProxy", () => {
  it("is told to drain a task before it is replaced and to use it after, so that no request fails", async () => {
    await using rig = await startRig();
    const tasks = (colour: string) =>
      ["api-1", "api-2"].map((name) =>
        plannedTask(name, { env: { COLOUR: colour }, balancer: { backend: "api", server: name }, service: "api" }),
      );
    const files = [haproxyFile(rig)];
    const { engines } = await rig.up([haproxy(rig), ...tasks("blue")], { files });
    const entrance = must(engines[0]?.port);
    await expect.poll(() => statusOf(entrance, "/health")).toBe(200);
    const statuses: number[] = [];
    let replacing = true;
    const load = (async () => {
      while (replacing) statuses.push(await statusOf(entrance, "/slow?ms=5"));
    })();
    const after = await rig.up([haproxy(rig), ...tasks("red")], { files });
    replacing = false;
    await load;
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(rig.events.filter(({ type }) => type === "process-draining")).toHaveLength(2);
    expect(after.tasks.map(({ restarts }) => restarts)).toEqual([1, 1]);
    expect(after.engines[0]).toMatchObject({ restarts: 0 });
    expect(await tell(entrance, "/environment")).toMatchObject({ COLOUR: "red" });
  });

  it("does not hold up the end of the platform for a stream that would go on", async () => {
    await using rig = await startRig();
    const task = plannedTask("api-1", { balancer: { backend: "api", server: "api-1" } });
    const { engines } = await rig.up([haproxy(rig), task, plannedTask("api-2")], { files: [haproxyFile(rig)] });
    const entrance = must(engines[0]?.port);
    await expect.poll(() => statusOf(entrance, "/health")).toBe(200);
    const stream = statusOf(entrance, "/slow?ms=60000");
    await rig.status();
    const begun = Date.now();
    await rig.down();
    // The task's grace of two seconds and not the balancer's drain of ten.
    expect(Date.now() - begun).toBeLessThan(8_000);
    expect(await stream).not.toBe(200);
  });
});

/** A session of the superuser, who may be cut off at any moment. */
async function sessionAt(port: number): Promise<Client> {
  const session = new Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  session.on("error", () => undefined);
  await session.connect();
  return session;
}

async function statusOf(port: number, path: string): Promise<number> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } }).then(
    (response) => response.status,
    () => 0,
  );
}

function postgres(
  rig: Rig,
  { statements = ["SELECT 1"] }: { readonly statements?: readonly string[] } = {},
): PlannedProcess {
  const data = join(rig.work, "data");
  const port = "{{postgres}}" as unknown as number;
  const connection: SqlConnection = { host: "127.0.0.1", port, database: "postgres", user: "postgres", password: "" };
  const options = ["-p", "{{postgres}}", "-k", socketsFolder(rig.state), "-h", "127.0.0.1", "-c", "fsync=off"];
  const initdb = [binaries.initdb, "-D", data, "--auth=trust", "--username=postgres", "--no-sync"];
  return {
    ...plannedTask("postgres"),
    role: "engine",
    kind: "postgres",
    service: null,
    command: { argv: [binaries.postgres, "-D", data, ...options], cwd: rig.work, env: {} },
    before: [
      {
        kind: "command",
        label: "create the cluster",
        command: { argv: initdb, cwd: rig.work, env: {} },
        unless: { kind: "exists", path: join(data, "PG_VERSION") },
        timeout: 60_000,
      },
    ],
    after: [{ kind: "sql", label: "furnish", connection, statements }],
    probe: { check: { kind: "postgres", connection }, interval: 200, timeout: 2_000, unhealthyAfter: 3, grace: 30_000 },
    stop: { signal: "SIGINT", grace: 10_000 },
    fingerprint: "postgres",
  };
}

function haproxy(rig: Rig): PlannedProcess {
  const socket = join(socketsFolder(rig.state), "haproxy.sock");
  return {
    ...plannedTask("edge"),
    role: "engine",
    kind: "haproxy",
    service: null,
    command: { argv: [binaries.haproxy, "-db", "-f", join(rig.state, "haproxy.cfg")], cwd: rig.work, env: {} },
    probe: { check: { kind: "haproxy", socket }, interval: 200, timeout: 1_000, unhealthyAfter: 3, grace: 10_000 },
    stop: { signal: "SIGUSR1", grace: 2_000 },
    fingerprint: "haproxy {{edge}} {{api-1}} {{api-2}}",
  };
}

function haproxyFile(rig: Rig) {
  const content = `global
  stats socket ${join(socketsFolder(rig.state), "haproxy.sock")} mode 600 level admin
defaults
  mode http
  timeout connect 1s
  timeout client 5s
  timeout server 5s
  option redispatch
  retries 2
  retry-on conn-failure empty-response
frontend entrance
  bind 127.0.0.1:{{edge}}
  default_backend api
backend api
  option httpchk GET /health
  default-server check inter 100ms fall 2 rise 1
  server api-1 127.0.0.1:{{api-1}}
  server api-2 127.0.0.1:{{api-2}}
`;
  return { path: join(rig.state, "haproxy.cfg"), mode: 0o600, content };
}
