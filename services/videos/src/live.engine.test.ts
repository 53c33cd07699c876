import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type RawData, WebSocket } from "ws";
import { type Client, signIn } from "../testing/client.ts";
import { phoneClip } from "../testing/clip.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
let ana: Client;
let ben: Client;
let clip: Uint8Array<ArrayBuffer>;
const sockets: WebSocket[] = [];
beforeAll(async () => {
  rig = await startRig();
  rig.start("worker.ts");
  [ana, ben] = await Promise.all([signIn(rig, { username: "ana" }), signIn(rig, { username: "ben" })]);
  clip = await phoneClip();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});
afterAll(() => rig[Symbol.asyncDispose]());

/** A client of `/api/videos/live`, and what it was told. */
async function live(client?: Client) {
  const socket = new WebSocket(`${rig.url.replace("http", "ws")}/api/videos/live`);
  sockets.push(socket);
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever the service said.
  const told: any[] = [];
  socket.on("message", (data: RawData) => told.push(JSON.parse(data.toString())));
  await once(socket, "open");
  const say = (message: object) => socket.send(JSON.stringify(message));
  if (client !== undefined) say({ type: "authenticate", token: client.token });
  const videos = () => told.filter(({ type }) => type === "video").map(({ video }) => video);
  return { socket, told, videos, subscribe: (...ids: string[]) => say({ type: "subscribe", ids }), say };
}

async function completed(metadata: Record<string, string> = {}): Promise<string> {
  const id = await ana.upload(clip, metadata);
  await expect.poll(async () => (await ana.video(id)).state).toBe("complete");
  return id;
}

describe("a video that is followed on a WebSocket (BRQ-SVC-10)", () => {
  it("is told of as it is, and on its whole way, in order", async () => {
    const { subscribe, videos } = await live(ana);
    const id = await ana.upload(clip);
    subscribe(id);
    await expect.poll(() => videos().at(-1)?.state).toBe("complete");
    const order = ["uploaded", "probed", "playable", "complete"];
    const states = videos().map(({ state }) => state);
    expect(states).toEqual(states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(videos().at(-1)).toEqual(await ana.video(id));
  });

  it("goes on after that: each change is told once, beside those of others, until it is left", async () => {
    const [first, second] = [await completed(), await completed()];
    const { subscribe, videos, say } = await live();
    subscribe(first, second);
    await expect.poll(() => videos().length).toBe(2);
    await ana.send("PATCH", `/api/videos/${first}`, { body: { title: "Airflare" } });
    await expect.poll(() => videos().at(-1)).toMatchObject({ id: first, title: "Airflare" });
    say({ type: "unsubscribe", ids: [first] });
    await ana.send("PATCH", `/api/videos/${first}`, { body: { title: "Unseen" } });
    await ana.send("PATCH", `/api/videos/${second}`, { body: { title: "Headspin" } });
    await expect.poll(() => videos().at(-1)).toMatchObject({ id: second, title: "Headspin" });
    expect(videos().map(({ title }) => title)).not.toContain("Unseen");
  });

  it("does not exist for those who may not see it, and ceases to when it is made private or deleted", async () => {
    const [hidden, shown] = [await completed({ visibility: "private" }), await completed()];
    const nothing = (id: string) => ({ type: "error", id, code: "NOT_FOUND", message: "There is no such video." });
    for (const client of [ben, undefined]) {
      const { subscribe, told } = await live(client);
      const absent = randomUUID();
      subscribe(hidden, absent);
      await expect.poll(() => told.filter(({ type }) => type === "error")).toHaveLength(2);
      expect(told).toEqual(expect.arrayContaining([hidden, absent].map((id) => expect.objectContaining(nothing(id)))));
    }
    const [owner, other] = [await live(ana), await live(ben)];
    for (const { subscribe } of [owner, other]) subscribe(shown, hidden);
    await expect.poll(() => owner.videos()).toHaveLength(2);
    await expect.poll(() => other.videos()).toHaveLength(1);
    await ana.send("PATCH", `/api/videos/${shown}`, { body: { visibility: "private" } });
    await expect.poll(() => other.told.at(-1)).toMatchObject(nothing(shown));
    await expect.poll(() => owner.videos().at(-1)).toMatchObject({ id: shown, visibility: "private" });
    await ana.send("DELETE", `/api/videos/${shown}`);
    await expect.poll(() => owner.told.at(-1)).toMatchObject(nothing(shown));
    expect(JSON.stringify(other.told)).not.toContain('"visibility":"private"');
  });

  it("is told of although the bus says nothing", async () => {
    const id = await completed();
    const { subscribe, videos } = await live();
    subscribe(id);
    await expect.poll(() => videos()).toHaveLength(1);
    await rig.deps.db.updateTable("videos.videos").set({ likes_count: 7 }).where("id", "=", id).execute();
    await expect.poll(() => videos().at(-1)).toMatchObject({ id, likesCount: 7 });
  });

  it("is one of a hundred at most, and is named by its id", async () => {
    const { subscribe, told, say } = await live();
    const many = () => Array.from({ length: 50 }, () => randomUUID());
    say({ type: "subscribe", ids: ["a"] });
    await expect.poll(() => told.at(-1)).toMatchObject({ code: "VALIDATION_FAILED", details: { field: "ids.0" } });
    subscribe(...Array.from({ length: 51 }, () => randomUUID()));
    await expect.poll(() => told.at(-1)).toMatchObject({ code: "VALIDATION_FAILED", details: { field: "ids" } });
    const all = [...many(), ...many()];
    const kept = await completed();
    subscribe(kept);
    await expect.poll(() => told.at(-1)).toMatchObject({ type: "video" });
    // All in one go: those that do not exist are left as soon as that was looked up.
    for (const ids of [all.slice(0, 50), all.slice(50)]) say({ type: "subscribe", ids });
    await expect
      .poll(() => told.some(({ details }) => details?.suggestion === "Unsubscribe from some first."))
      .toBe(true);
  });
});

describe("a stream of events", () => {
  it.each(["when its video is deleted", "when its client is sent away"])("ends %s", async (when) => {
    const id = (await ana.create(1_000)).headers.get("video-id");
    const response = await fetch(`${rig.url}/api/videos/${id}/events`, {
      headers: { authorization: `Bearer ${ana.token}` },
    });
    if (when === "when its client is sent away") rig.app.sendAway(0);
    else expect((await ana.send("DELETE", `/api/videos/${id}`)).status).toBe(204);
    expect(await response.text()).toMatch(/^retry: 1000/);
  });
});
