import type { RunSnapshot } from "@terrace/core/report";
import { describe, expect, inject, it } from "vitest";
import { makeClip } from "./clip.ts";
import { follow, registerMember, upload } from "./member.ts";
import { printed } from "./start-platform.ts";

const { url } = inject("platform");
const stateRoot = inject("stateRoot");
const VICTIMS = ["postgres", "pgbouncer", "redis", "balancer", "edge", "videos", "identity", "videos-worker"];

describe("kill -9 in the middle of an upload", () => {
  for (const victim of VICTIMS) {
    it(`${victim}: the upload goes on, the video completes, the process is back`, async () => {
      const member = await registerMember(url);
      const clip = await makeClip({ seconds: 4, size: "640x360" });
      const before = await find(victim);
      const chunkSize = Math.ceil(clip.length / 6);
      let killed = false;
      const id = await upload(member, clip, {
        chunkSize,
        onChunk: (accepted) => {
          if (killed || accepted < clip.length / 3) return;
          killed = true;
          kill(before);
        },
      });
      expect(killed).toBe(true);
      expect(await follow(member, id, ({ state }) => state === "complete")).toMatchObject({
        state: "complete",
        failure: null,
      });
      const after = await recovered(victim, before.restarts);
      expect(after).toMatchObject({ health: "healthy" });
      expect(after.pid).not.toBe(before.pid);
    });
  }
});

describe("kill -9 in the middle of a transcode", () => {
  for (const victim of ["videos-worker", "postgres", "redis"]) {
    it(`${victim}: another attempt completes the video`, async () => {
      const member = await registerMember(url);
      const clip = await makeClip({ seconds: 20, size: "1280x720" });
      const id = await upload(member, clip);
      await follow(member, id, ({ state }) => state === "playable");
      const before = await find(victim);
      kill(before);
      expect(await follow(member, id, ({ state }) => state === "complete")).toMatchObject({
        state: "complete",
        failure: null,
      });
      expect(await recovered(victim, before.restarts)).toMatchObject({ health: "healthy" });
    });
  }
});

interface Found {
  readonly pid: number | null;
  readonly health: string;
  readonly restarts: number;
}

function kill({ pid }: Found): void {
  // Zero or nothing would be this process's own group.
  if (pid === null) throw new Error("it does not run");
  process.kill(pid, "SIGKILL");
}

/** An engine, or the task of a service: its number depends on the deployments before. */
async function find(name: string): Promise<Found> {
  const { tasks, engines } = JSON.parse(await printed(stateRoot, "status", "breiq", "--json")) as RunSnapshot;
  const found = engines.find((engine) => engine.name === name) ?? tasks.find(({ service }) => service === name);
  if (found === undefined) throw new Error(`${name} is not in the status`);
  return { pid: found.pid, health: found.health, restarts: found.restarts };
}

/** Asks the status until the process has been replaced and is well; the test's own time limit ends a wait in vain. */
async function recovered(name: string, restartsBefore: number): Promise<Found> {
  for (;;) {
    const found = await find(name);
    if (found.restarts > restartsBefore && found.health === "healthy") return found;
  }
}
