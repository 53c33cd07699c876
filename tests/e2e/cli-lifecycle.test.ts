import { once } from "node:events";
import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunSnapshot } from "@terrace/core/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTerrace, terrace } from "./cli-process.ts";

let env: { readonly TERRACE_STATE: string };
beforeEach(async () => {
  env = { TERRACE_STATE: await mkdtemp(join(tmpdir(), "terrace-lifecycle-")) };
  // The engines' own user has to reach what lies below.
  await chmod(env.TERRACE_STATE, 0o755);
});
afterEach(async () => {
  await terrace(["down", "breiq"], { env });
  await rm(env.TERRACE_STATE, { recursive: true, force: true });
});

async function status(): Promise<RunSnapshot> {
  return JSON.parse((await terrace(["status", "--json"], { env })).stdout) as RunSnapshot;
}

function pids(snapshot: RunSnapshot): readonly number[] {
  return [...snapshot.tasks, ...snapshot.engines].flatMap(({ pid }) => pid ?? []);
}

/** A zombie is dead: it only waits for somebody to read its exit code. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

describe("up --attach", () => {
  it("outlives its control plane, lets others attach, and leaves nothing behind after Ctrl-C", async () => {
    const attached = startTerrace(["up", "breiq", "--attach"], { env });
    await attached.shown("Ctrl-C stops it");
    const before = await status();

    const { pid } = (await (await fetch(`${before.controlUrl}/health`)).json()) as { pid: number };
    process.kill(pid, "SIGKILL");
    await attached.shown(`taken over ${pids(before).length} running processes`);
    const again = await terrace(["up", "breiq", "--attach", "--detach", "--json"], { env });
    expect(pids(JSON.parse(again.stdout) as RunSnapshot)).toEqual(pids(before));

    attached.kill("SIGINT");
    const { code, stderr } = await attached.finished;
    expect(code).toBe(130);
    expect(stderr).toContain("Its data stays");
    expect(pids(before).filter(isAlive)).toEqual([]);
    expect((await terrace(["status"], { env })).code).toBe(1);
  });

  it("says when somebody else has stopped the platform", async () => {
    const attached = startTerrace(["up", "breiq", "--attach", "--json"], { env });
    await attached.shown('"controlUrl"');
    expect((await terrace(["down", "breiq"], { env })).code).toBe(0);
    const { code, stdout, stderr } = await attached.finished;
    expect(stderr).toContain("stopped from elsewhere");
    expect(JSON.parse(stdout.split("\n")[0] ?? "")).toMatchObject({ platform: "breiq", environment: "local" });
    expect(code).toBe(0);
  });
});

describe("up", () => {
  it("interrupted half way leaves nothing running, and a second one picks up", async () => {
    const starting = startTerrace(["up", "breiq"], { env });
    await starting.shown("postgres starts");
    starting.kill("SIGINT");
    expect((await starting.finished).code).toBe(130);
    expect((await terrace(["status"], { env })).code).toBe(1);
    const { code, stdout, stderr } = await terrace(["up", "breiq", "--json"], { env });
    expect(code, stderr).toBe(0);
    expect(stdout.trim().split("\n")).toHaveLength(1);
  });

  it("says who has the port that was asked for, and stops what it had started", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const { code, stdout } = await terrace(["up", "breiq", "--port", String(port), "--json"], { env });
    taken.close();
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "PORT_TAKEN", message: expect.stringContaining(`Port ${port}`) },
    });
    expect(code).toBe(4);
    expect((await terrace(["status"], { env })).code).toBe(1);
  });
});
