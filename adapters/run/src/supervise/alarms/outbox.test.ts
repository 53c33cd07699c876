import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import type { Moment } from "../event.ts";
import { Store } from "../state/store.ts";
import type { Post } from "./channels/post.ts";
import { alarmsNow, KeptAlarms } from "./kept-alarms.ts";
import type { Notification } from "./notification.ts";
import { Outbox } from "./outbox.ts";
import { type Tell, teller } from "./tell.ts";

let folder: string;
let store: Store;
const outboxes: Outbox[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-outbox-"));
  store = new Store(join(folder, "state.db"));
});
afterEach(async () => {
  await Promise.all(outboxes.splice(0).map((outbox) => outbox.stop()));
  store.close();
  rmSync(folder, { recursive: true });
});

const RINGS = {
  subject: "alarm.errors",
  severity: "critical",
  from: "ok",
  state: "alarm",
  reason: "x",
  isTest: false,
} as const;
const STANDING = { state: "alarm", since: 1, reason: "x" } as const;

describe("what people are told", () => {
  it("is kept with the state it is about, and goes once it was taken", async () => {
    const { tell, events, drained } = open(ready(async () => undefined));
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, RINGS, STANDING);
    expect(new KeptAlarms(store).letters()).toHaveLength(1);
    expect(alarmsNow(store)).toEqual(["alarm.errors"]);
    await drained();
    expect(new KeptAlarms(store).letters()).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["alarm-changed", "notification-sent"]);
  });

  it("comes in order, and again with the same id after it was not taken", async () => {
    const seen: Notification[] = [];
    const post = ready(async (notification) => {
      seen.push(notification);
      if (seen.length === 1) throw new Error("answered 500");
    });
    const { tell, outbox, events } = open(post);
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, RINGS, STANDING);
    tell(
      { graph: SMALL_GRAPH, channels: ["channel.a"] },
      { ...RINGS, from: "alarm", state: "ok" },
      { ...STANDING, state: "ok" },
    );
    await expect.poll(() => seen.map(({ state }) => state)).toEqual(["alarm", "alarm", "ok"]);
    expect(seen[1]?.id).toBe(seen[0]?.id);
    expect(events).toContainEqual(
      expect.objectContaining({ type: "notification-failed", error: "answered 500", attempts: 1 }),
    );
    await expect.poll(() => outbox.trouble("channel.a")).toBeNull();
  });

  it("is not held up by a message about something else that is refused", async () => {
    const seen: string[] = [];
    const post = ready(async ({ subject }) => {
      if (subject === "alarm.errors") throw new Error("answered 400");
      seen.push(subject);
    });
    const { tell } = open(post);
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, RINGS, STANDING);
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, { ...RINGS, subject: "alarm.disk" }, STANDING);
    await expect.poll(() => seen).toEqual(["alarm.disk"]);
    expect(new KeptAlarms(store).letters().map(({ notification }) => notification.subject)).toEqual(["alarm.errors"]);
  });

  it("is not lost to a stop in the middle of sending: the next one sends it", async () => {
    const hanging = ready(
      (_, signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    );
    const first = open(hanging);
    first.tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, RINGS, STANDING);
    await first.outbox.stop();
    const [letter] = new KeptAlarms(store).letters();
    expect(letter).toMatchObject({ attempts: 0 });
    const seen: string[] = [];
    const second = open(ready(async ({ id }) => void seen.push(id)));
    second.outbox.look();
    await second.drained();
    expect(seen).toEqual([letter?.notification.id]);
  });

  it("stands in the log alone where a channel leads nowhere", () => {
    const { tell, events } = open({ kind: "unready", reason: "the parameter slack says where, and is not given" });
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, RINGS, STANDING);
    expect(events.at(-1)).toMatchObject({ type: "notification-given-up", name: "channel.a", subject: "alarm.errors" });
    expect(new KeptAlarms(store).letters()).toEqual([]);
  });

  it("is not that a new alarm is fine", () => {
    const { tell, events } = open(ready(async () => undefined));
    const fine = { ...RINGS, from: "insufficient-data", state: "ok" } as const;
    tell({ graph: SMALL_GRAPH, channels: ["channel.a"] }, fine, { ...STANDING, state: "ok" });
    expect(events.map(({ type }) => type)).toEqual(["alarm-changed"]);
    expect(alarmsNow(store)).toEqual([]);
  });
});

function ready(send: (notification: Notification, signal: AbortSignal) => Promise<void>): Post {
  return { kind: "ready", send };
}

function open(post: Post): { tell: Tell; outbox: Outbox; events: Moment[]; drained: () => Promise<void> } {
  const kept = new KeptAlarms(store);
  const events: Moment[] = [];
  const emit = (moment: Moment) => void events.push(moment);
  const outbox = new Outbox({ kept, emit, postTo: () => post });
  outboxes.push(outbox);
  const drained = () => expect.poll(() => kept.letters()).toEqual([]);
  return { tell: teller(kept, outbox, emit), outbox, events, drained };
}
