import { readdir, readFile } from "node:fs/promises";
import type { RunSnapshot } from "@terrace/core/report";
import { describe, expect, inject, it } from "vitest";
import { makeClip } from "./clip.ts";
import { follow, registerMember, upload } from "./member.ts";
import { printed } from "./start-platform.ts";

const { url } = inject("platform");
const stateRoot = inject("stateRoot");

describe("kill -9 of the control plane in the middle of an upload", () => {
  it("serves on, and the next `terrace up` adopts the same processes", async () => {
    const member = await registerMember(url);
    const clip = await makeClip({ seconds: 4, size: "640x360" });
    const before = await status();
    const controlPlane = await findControlPlane();
    let killed = false;
    const id = await upload(member, clip, {
      chunkSize: Math.ceil(clip.length / 6),
      onChunk: () => {
        if (!killed) process.kill(controlPlane, "SIGKILL");
        killed = true;
      },
    });
    expect(await follow(member, id, ({ state }) => state === "complete")).toMatchObject({ state: "complete" });

    const after = JSON.parse(await printed(stateRoot, "up", "breiq", "--detach", "--json")) as RunSnapshot;
    expect(pidsOf(after)).toEqual(pidsOf(before));
    expect(after.url).toBe(before.url);
    expect(await findControlPlane()).not.toBe(controlPlane);
  });

  it("is noticed by status, which exits with 1 and says how to go on", async () => {
    process.kill(await findControlPlane(), "SIGKILL");
    const failure = await printed(stateRoot, "status", "breiq", "--json").catch((error: { code: number }) => error);
    expect(failure).toMatchObject({ code: 1 });
    await printed(stateRoot, "up", "breiq", "--detach", "--json");
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  });
});

async function status(): Promise<RunSnapshot> {
  return JSON.parse(await printed(stateRoot, "status", "breiq", "--json")) as RunSnapshot;
}

function pidsOf({ tasks, engines }: RunSnapshot): readonly (readonly [string, number | null])[] {
  return [...tasks, ...engines].map(({ name, pid }) => [name, pid] as const);
}

/** The control plane is the one process whose arguments name this run's state folder and its entry. */
async function findControlPlane(): Promise<number> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const argv = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (argv.includes("control-plane.ts") && argv.includes(stateRoot)) return Number(pid);
  }
  throw new Error("no control plane runs for this state folder");
}
