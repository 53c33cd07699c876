import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Video } from "../contract.ts";
import { type Client, signIn } from "../testing/client.ts";
import { phoneClip } from "../testing/clip.ts";
import { type Rig, startRig } from "../testing/rig.ts";
import { findVideo } from "./store/video.ts";

let rig: Rig;
let ana: Client;
let ben: Client;
let clip: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  rig = await startRig({ env: { PLAYBACK_SECONDS: "600" } });
  rig.start("worker.ts");
  [ana, ben] = await Promise.all([signIn(rig, { username: "ana" }), signIn(rig, { username: "ben" })]);
  clip = await phoneClip();
});
afterAll(() => rig[Symbol.asyncDispose]());

async function completed(client: Client, metadata: Record<string, string> = {}): Promise<string> {
  const id = await client.upload(clip, metadata);
  await expect.poll(async () => (await client.video(id)).state).toBe("complete");
  return id;
}

// biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service said.
const anonymous = async (path: string): Promise<any> => (await fetch(`${rig.url}${path}`)).json();

/** Reads server-sent events until the stream ends. */
async function events(path: string, client?: Client): Promise<Video[]> {
  const response = await fetch(
    `${rig.url}${path}`,
    client ? { headers: { authorization: `Bearer ${client.token}` } } : {},
  );
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const text = await response.text();
  return [...text.matchAll(/event: video\ndata: (.*)\n\n/g)].map(([, data = ""]) => JSON.parse(data));
}

describe("the way of a video", () => {
  it("is told by events, in order, until it is complete", async () => {
    const id = await ana.upload(clip);
    const states = (await events(`/api/videos/${id}/events`, ana)).map(({ state }) => state);
    const order = ["uploaded", "probed", "playable", "complete"];
    expect(states.at(-1)).toBe("complete");
    expect(states).toEqual(states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect((await events(`/api/videos/${id}/events`)).map(({ state }) => state)).toEqual(["complete"]);
  });

  it("plays by one signature over its directory", async () => {
    const id = await completed(ana);
    const { body } = await ana.send("POST", `/api/videos/${id}/playback`);
    const [, , signature, expires] = body.hls.split("/");
    expect(signature).toBe(createHash("md5").update(`${expires}/${id} a secret of the tests`).digest("base64url"));
    expect(body).toEqual({
      hls: `/media/${signature}/${expires}/${id}/master.m3u8`,
      dash: `/media/${signature}/${expires}/${id}/manifest.mpd`,
      poster: `/media/${signature}/${expires}/${id}/thumbnails/poster.jpg`,
      storyboard: `/media/${signature}/${expires}/${id}/thumbnails/storyboard.vtt`,
      expiresAt: new Date(expires * 1000).toISOString(),
    });
    expect(Number(expires) - Date.now() / 1000).toBeCloseTo(600, -1);
  });
});

describe("a list", () => {
  it("shows public videos that play, newest first, page by page, without repeats", async () => {
    const ids = [];
    for (let index = 0; index < 3; index += 1) ids.push(await completed(ana, { tags: "paged" }));
    const first = await anonymous("/api/videos?tag=paged&limit=2");
    const second = await anonymous(`/api/videos?tag=paged&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }: Video) => id)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
  });

  it("filters by category, tag and user", async () => {
    const id = await completed(ben, { category: "freeze", tags: "chair,baby" });
    for (const query of ["category=freeze", "tag=baby", `user=${ben.id}`, `category=freeze&tag=chair&user=${ben.id}`]) {
      expect((await anonymous(`/api/videos?${query}`)).items.map((video: Video) => video.id)).toEqual([id]);
    }
    expect((await anonymous("/api/videos?category=freeze&tag=none")).items).toEqual([]);
  });

  it("shows what is private or not ready to its owner only", async () => {
    const carl = await signIn(rig, { username: "carl" });
    const hidden = await completed(carl, { visibility: "private" });
    const waiting = (await carl.create(10)).headers.get("video-id");
    const own = (await carl.send("GET", `/api/videos?user=${carl.id}`)).body.items.map(({ id }: Video) => id);
    expect(own).toEqual([waiting, hidden]);
    expect((await ben.send("GET", `/api/videos?user=${carl.id}`)).body.items).toEqual([]);
    expect((await anonymous(`/api/videos?user=${carl.id}`)).items).toEqual([]);
  });

  it("may be kept by the edge for anonymous callers only", async () => {
    expect((await fetch(`${rig.url}/api/videos`)).headers.get("cache-control")).toBe("public, max-age=0, s-maxage=15");
    expect((await ana.send("GET", "/api/videos")).headers.get("cache-control")).toBe("private, no-cache");
  });

  it.each([
    "limit=0",
    "limit=101",
    "cursor=nonsense",
    `cursor=${Buffer.from('["x","y"]').toString("base64url")}`,
    "category=salsa",
    "user=me",
    "sort=best",
  ])("refuses %s", async (query) => {
    expect((await anonymous(`/api/videos?${query}`)).error.code).toBe("VALIDATION_FAILED");
  });
});

describe("a private video", () => {
  it("is for its owner as it is, and for everybody else not there", async () => {
    const id = await completed(ana, { visibility: "private" });
    expect((await ana.send("POST", `/api/videos/${id}/playback`)).status).toBe(200);
    for (const [method, path] of [
      ["GET", ""],
      ["PATCH", ""],
      ["DELETE", ""],
      ["POST", "/playback"],
      ["GET", "/events"],
    ] as const) {
      const answer = await ben.send(
        method,
        `/api/videos/${id}${path}`,
        method === "PATCH" ? { body: { title: "mine" } } : {},
      );
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
    expect((await anonymous(`/api/videos/${id}`)).error.code).toBe("NOT_FOUND");
  });

  it("disappears for others the moment it is made private", async () => {
    const id = await completed(ana);
    expect((await ben.send("GET", `/api/videos/${id}`)).status).toBe(200);
    expect((await ana.send("PATCH", `/api/videos/${id}`, { body: { visibility: "private" } })).body.visibility).toBe(
      "private",
    );
    expect((await ben.send("GET", `/api/videos/${id}`)).status).toBe(404);
    expect((await ben.send("POST", `/api/videos/${id}/playback`)).status).toBe(404);
  });
});

describe("a complete video", () => {
  it("is shown from the cache, and from the database again after any change", async () => {
    const id = await completed(ana);
    await ana.video(id);
    await expect.poll(() => rig.deps.redis.ttl(`video:${id}`)).toBeGreaterThan(3_500);
    await sql`update videos.videos set title = 'behind its back' where id = ${id}`.execute(rig.deps.db);
    expect((await anonymous(`/api/videos/${id}`)).title).toBe("Windmill");
    await ana.send("PATCH", `/api/videos/${id}`, { body: { description: "new" } });
    expect(await anonymous(`/api/videos/${id}`)).toMatchObject({ title: "behind its back", description: "new" });
    await sql`update videos.videos set title = 'once more' where id = ${id}`.execute(rig.deps.db);
    expect((await anonymous(`/api/videos/${id}`)).title).toBe("once more");
  });

  it("shows its owner's new name once identity has told it", async () => {
    const carla = await signIn(rig, { username: "carla" });
    const id = await completed(carla);
    expect(await anonymous(`/api/videos/${id}`)).toMatchObject({ owner: { id: carla.id, username: "carla" } });
    await expect.poll(() => rig.deps.redis.ttl(`video:${id}`)).toBeGreaterThan(3_500);
    const payload = { userId: carla.id, username: "carla.flow" };
    await rig.deps.queue.enqueue({ queue: "identity.user-changed", key: carla.id, payload });
    const owner = async () => (await anonymous(`/api/videos/${id}`)).owner;
    await expect.poll(owner).toEqual({ id: carla.id, username: "carla.flow" });
  });

  it("is not sent again to who has it, signed in or not", async () => {
    const id = await completed(ana);
    const url = `${rig.url}/api/videos/${id}`;
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("is not shown from a copy that a slow reader stores after the change", async () => {
    const id = await completed(ana);
    const stale = JSON.stringify({ ...(await findVideo(rig.deps.db, id)), title: "stale" });
    await ana.send("PATCH", `/api/videos/${id}`, { body: { visibility: "private" } });
    expect(await rig.deps.redis.set(`video:${id}`, stale, "EX", 3_600, "NX")).toBeNull();
    expect((await ben.send("GET", `/api/videos/${id}`)).status).toBe(404);
  });
});

describe("editing", () => {
  it("changes what is given and nothing else", async () => {
    const id = await completed(ana, { description: "first", category: "toprock" });
    const { body } = await ana.send("PATCH", `/api/videos/${id}`, {
      body: { title: "Six step", tags: ["a", "a", "b"], category: null },
    });
    expect(body).toMatchObject({
      title: "Six step",
      tags: ["a", "b"],
      category: null,
      description: "first",
      visibility: "public",
    });
    expect(await ana.video(id)).toEqual(body);
  });

  it.each([
    [{}],
    [{ title: " " }],
    [{ title: "x".repeat(256) }],
    [{ category: "salsa" }],
    [{ state: "complete" }],
    [{ visibility: "secret" }],
  ])("refuses %j", async (body) => {
    const id = (await ana.create(10)).headers.get("video-id");
    const answer = await ana.send("PATCH", `/api/videos/${id}`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  it("is for the owner only", async () => {
    const id = await completed(ana);
    expect((await ben.send("PATCH", `/api/videos/${id}`, { body: { title: "mine" } })).body.error.code).toBe(
      "FORBIDDEN",
    );
    expect((await ben.send("DELETE", `/api/videos/${id}`)).body.error.code).toBe("FORBIDDEN");
  });
});

describe("deleting", () => {
  it("removes every object", async () => {
    const id = await completed(ana);
    expect(await objects(id)).not.toEqual([]);
    expect((await ana.send("DELETE", `/api/videos/${id}`)).status).toBe(204);
    expect(await objects(id)).toEqual([]);
    expect((await ana.send("GET", `/api/videos/${id}`)).status).toBe(404);
    expect((await ana.send("DELETE", `/api/videos/${id}`)).status).toBe(404);
  });

  it("is allowed to a moderator, private or not", async () => {
    const id = await completed(ana, { visibility: "private" });
    const moderator = await signIn(rig, { permissions: ["delete:any:video"] });
    expect((await moderator.send("DELETE", `/api/videos/${id}`)).status).toBe(204);
  });

  it("stops a job that is running, and ends the event stream", async () => {
    const id = await ana.upload(await phoneClip(20, "1280x720"));
    const told = events(`/api/videos/${id}/events`, ana);
    await expect.poll(async () => (await ana.video(id)).stage).toBe("ladder");
    expect((await ana.send("DELETE", `/api/videos/${id}`)).status).toBe(204);
    expect((await told).at(-1)?.state).not.toBe("complete");
    await expect.poll(() => objects(id)).toEqual([]);
    await expect.poll(() => rig.deps.storage.list("temp/")).toEqual([]);
  });
});

async function objects(id: string): Promise<string[]> {
  const all = await Promise.all(
    ["raw", "processed", "thumbnails"].map((prefix) => rig.deps.storage.list(`${prefix}/${id}/`)),
  );
  return all.flat();
}
