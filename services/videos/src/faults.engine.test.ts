import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis } from "@terrace/service-kit/cache";
import { sql } from "kysely";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { signIn } from "../testing/client.ts";
import { makeClip, phoneClip, picture } from "../testing/clip.ts";
import { end, type Rig, type RigOptions, startRig } from "../testing/rig.ts";
import { play } from "../testing/tracks.ts";

// Every case encodes for a while, and then once more.
vi.setConfig({ testTimeout: 180_000 });

let rig: Rig;
/** Long enough to be interrupted while it is encoded. */
let long: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  long = await phoneClip(12, "1280x720");
});
afterEach(() => rig[Symbol.asyncDispose]());

async function open(options?: RigOptions) {
  rig = await startRig(options);
  const ana = await signIn(rig);
  const until = (id: string, key: "state" | "stage", value: string) =>
    expect.poll(async () => (await ana.video(id))[key], { timeout: 60_000 }).toBe(value);
  return { ana, until };
}

/** FFmpeg commands that work below this rig's store. */
async function ffmpegs(): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (command.startsWith("ffmpeg") && command.includes(rig.root)) found.push(Number(name));
  }
  return found;
}

async function attempts(): Promise<number[]> {
  const { rows } = await sql<{ attempt: number }>`select attempt from jobs.jobs`.execute(rig.deps.db);
  return rows.map(({ attempt }) => attempt);
}

describe("kill -9", () => {
  it("of a worker while it encodes: FFmpeg dies with it, another worker completes, nothing is published twice", async () => {
    const { ana, until } = await open();
    const first = rig.start("worker.ts");
    const id = await ana.upload(long);
    await until(id, "stage", "ladder");
    await expect.poll(() => ffmpegs()).not.toEqual([]);
    await end(first);
    await expect.poll(() => ffmpegs()).toEqual([]);
    const killedAt = Date.now();
    rig.start("worker.ts");
    await expect.poll(() => ffmpegs()).not.toEqual([]);
    expect(Date.now() - killedAt).toBeLessThan(20_000);
    await until(id, "state", "complete");
    await play(rig, id);
    const folders = await readdir(join(rig.root, "processed", id), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name.split(".")[0]);
    expect(names.sort()).toEqual([...new Set(names)].sort());
    expect(await rig.deps.storage.list("temp/")).toEqual([]);
  });

  it("of a worker while it makes a video playable", async () => {
    const { ana, until } = await open();
    const worker = rig.start("worker.ts");
    const id = await ana.upload(await makeClip("slow.mkv", [...picture(10, "1280x720"), "-c:v", "ffv1"]));
    await until(id, "stage", "publish");
    await end(worker);
    rig.start("worker.ts");
    await until(id, "state", "complete");
    await play(rig, id);
  });

  it("of FFmpeg alone: tried again", async () => {
    const { ana, until } = await open();
    rig.start("worker.ts");
    const id = await ana.upload(long);
    await until(id, "stage", "ladder");
    await expect.poll(() => ffmpegs()).not.toEqual([]);
    for (const pid of await ffmpegs()) process.kill(pid, "SIGKILL");
    await until(id, "state", "complete");
  });

  it("of the service in the middle of an upload: the client goes on with another copy", async () => {
    const { ana } = await open();
    const service = rig.start("main.ts", { PORT: "0", LOG_LEVEL: "info" });
    const url = await addressOf(service);
    const id = (await ana.create(long.length)).headers.get("video-id") ?? "";
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => controller.enqueue(long.slice(0, 100_000)) },
      { highWaterMark: 0 },
    );
    const headers = {
      authorization: `Bearer ${ana.token}`,
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
    };
    let sent = 0;
    const slow = body.pipeThrough(
      new TransformStream({
        transform: (chunk, controller) => ((sent += 1) <= 3 ? controller.enqueue(chunk) : new Promise(() => {})),
      }),
    );
    const sending = fetch(`${url}/api/videos/upload/${id}`, {
      method: "PATCH",
      headers,
      body: slow,
      duplex: "half",
    } as RequestInit).catch(() => "cut");
    await expect.poll(async () => (await ana.send("GET", "/api/videos/uploads")).body.items[0]?.offset).toBe(300_000);
    await end(service);
    expect(await sending).toBe("cut");
    const offset = Number((await ana.head(id)).headers.get("upload-offset"));
    expect(offset).toBe(300_000);
    expect((await ana.patch(id, long.slice(offset), offset)).status).toBe(204);
    rig.start("worker.ts");
    await expect.poll(async () => (await ana.video(id)).state, { timeout: 60_000 }).toMatch(/playable|complete/);
  });
});

describe("an engine is lost", () => {
  it("PostgreSQL, in the middle of a transcode: requests say so, the video completes", async () => {
    const { ana, until } = await open();
    rig.start("worker.ts");
    const id = await ana.upload(long);
    await until(id, "stage", "ladder");
    await rig.postgres.kill();
    const refused = await ana.send("GET", `/api/videos/${id}`);
    expect([refused.status, refused.body.error.code]).toEqual([503, "UNAVAILABLE"]);
    expect((await ana.create(10)).body.error.code).toBe("UNAVAILABLE");
    await rig.postgres.restart();
    await until(id, "state", "complete");
  });

  it("Redis, while a video is made private: no old copy is shown when it is back", async () => {
    const { ana, until } = await open();
    rig.start("worker.ts");
    const id = await ana.upload(await phoneClip(1));
    await until(id, "state", "complete");
    await expect.poll(() => rig.deps.redis.exists(`video:${id}`)).toBe(1);
    const copy = (await rig.deps.redis.get(`video:${id}`)) ?? "";
    await rig.redis.kill();
    expect((await ana.send("PATCH", `/api/videos/${id}`, { body: { visibility: "private" } })).status).toBe(200);
    await rig.redis.restart();
    const back = openRedis({ REDIS_URL: rig.redis.url }, rig.deps.log);
    await expect.poll(() => back.set(`video:${id}`, copy, "NX").catch(() => "away")).toBeNull();
    back.disconnect();
    expect((await fetch(`${rig.url}/api/videos/${id}`)).status).toBe(404);
  });

  it("Redis: uploads, events and processing go on without it", async () => {
    const { ana, until } = await open();
    rig.start("worker.ts");
    await rig.redis.kill();
    const id = await ana.upload(await phoneClip());
    const response = await fetch(`${rig.url}/api/videos/${id}/events`, {
      headers: { authorization: `Bearer ${ana.token}` },
    });
    expect(await response.text()).toContain('"state":"complete"');
    await until(id, "state", "complete");
  });
});

describe("workers", () => {
  it("return their job at once when they must leave, and the next one finishes it", async () => {
    const { ana, until } = await open();
    const leaving = rig.start("worker.ts");
    const id = await ana.upload(long);
    await until(id, "stage", "ladder");
    await expect.poll(() => ffmpegs()).not.toEqual([]);
    const asked = Date.now();
    const exited = once(leaving, "exit");
    leaving.kill("SIGTERM");
    expect(await exited).toEqual([0, null]);
    expect(Date.now() - asked).toBeLessThan(5_000);
    const { rows } = await sql<{ state: string; failures: number }>`select state, failures from jobs.jobs`.execute(
      rig.deps.db,
    );
    expect(rows).toEqual([{ state: "waiting", failures: 0 }]);
    expect(await ffmpegs()).toEqual([]);
    rig.start("worker.ts");
    await until(id, "state", "complete");
  });

  it("share the videos, and each is done once", async () => {
    const { ana, until } = await open();
    for (let index = 0; index < 3; index += 1) rig.start("worker.ts");
    const clip = await phoneClip(1);
    const ids = await Promise.all(Array.from({ length: 6 }, () => ana.upload(clip)));
    for (const id of ids) await until(id, "state", "complete");
    for (const id of ids) {
      const names = (await readdir(join(rig.root, "processed", id))).map((name) => name.split(".")[0]);
      expect(names.sort()).toEqual(["240p", "audio", "manifest", "master"]);
    }
    expect(await attempts()).toEqual([]);
  });
});

// Mounting needs root; elsewhere there is no honest way to fill a disk.
describe.runIf(process.getuid?.() === 0)("a full disk", () => {
  async function onDisk(megabytes: number, test: (root: string) => Promise<void>): Promise<void> {
    const root = mkdtempSync(join(tmpdir(), "terrace-full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", root]);
    try {
      await test(root);
    } finally {
      execFileSync("umount", ["--lazy", root]);
      rmSync(root, { recursive: true, force: true });
    }
  }

  it("refuses an upload that does not fit before its bytes, and one that fills it while they come", async () => {
    await onDisk(20, async (root) => {
      const { ana } = await open({ root });
      const refused = await ana.create(10_000_000);
      expect([refused.status, refused.body.error.code]).toEqual([507, "INSUFFICIENT_STORAGE"]);
      const id = (await ana.create(3_000_000)).headers.get("video-id") ?? "";
      execFileSync("dd", ["if=/dev/zero", `of=${root}/ballast`, "bs=1M", "count=18", "status=none"]);
      const full = await ana.patch(id, new Uint8Array(3_000_000), 0);
      expect([full.status, full.body.error.code]).toEqual([507, "INSUFFICIENT_STORAGE"]);
      rmSync(join(root, "ballast"));
      const offset = Number((await ana.head(id)).headers.get("upload-offset"));
      expect(offset).toBeLessThan(3_000_000);
      expect((await ana.patch(id, new Uint8Array(3_000_000 - offset), offset)).status).toBe(204);
    });
  });

  it("fails a video that does not fit, with a reason", async () => {
    await onDisk(20, async (root) => {
      const { ana, until } = await open({ root, env: { QUEUE_ATTEMPTS: "2" } });
      const id = await ana.upload(await phoneClip(4, "640x360"));
      execFileSync("sh", ["-c", `dd if=/dev/zero of=${root}/ballast bs=1k status=none 2>/dev/null || true`]);
      rig.start("worker.ts");
      await until(id, "state", "failed");
      expect((await ana.video(id)).failure?.code).toBe("INSUFFICIENT_STORAGE");
    });
  });
});

/** Where a started service says that it listens. */
async function addressOf(service: ChildProcess): Promise<string> {
  if (service.stdout === null) throw new Error("no output to read");
  let text = "";
  for await (const chunk of service.stdout) {
    text += chunk;
    const address = /listening on (http:[^"]+)"/.exec(text)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`The service did not start: ${text}`);
}
