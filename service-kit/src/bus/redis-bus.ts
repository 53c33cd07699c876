import { randomUUID } from "node:crypto";
import type { Redis } from "../cache/index.ts";
import type { Logger } from "../log/index.ts";
import type { Bus } from "./bus.ts";

/** A bus over Redis pub/sub, on a connection of its own beside `redis`. Subscriptions come back with the connection. */
export function createRedisBus(redis: Redis, log: Logger): Bus {
  const origin = randomUUID();
  const listeners = new Map<string, Set<(message: string) => void>>();
  const subscriber = redis.duplicate({ autoResubscribe: false });
  subscriber.on("error", () => {}); // `redis` reports the outage already.
  // ioredis would forget a subscription that was on its way when the connection broke.
  subscriber.on("ready", () => listen([...listeners.keys()]));
  subscriber.on("message", (channel: string, text: string) => {
    const [sender, message = ""] = split(text);
    if (sender !== origin) deliver(channel, message);
  });

  function listen(channels: string[]): void {
    if (channels.length === 0 || subscriber.status !== "ready") return;
    subscriber.subscribe(...channels).catch((error) => log.debug({ error, channels }, "not subscribed"));
  }

  function deliver(channel: string, message: string): void {
    for (const listener of listeners.get(channel) ?? []) {
      try {
        listener(message);
      } catch (error) {
        log.error({ error, channel }, "a listener failed");
      }
    }
  }

  return {
    publish(channel, message = "") {
      deliver(channel, message);
      redis
        .publish(channel, `${origin} ${message}`)
        .catch((error) => log.debug({ error, channel }, "nobody else was told"));
    },
    subscribe(channel, listener) {
      const known = listeners.get(channel);
      const all = known ?? new Set();
      all.add(listener);
      if (known === undefined) {
        listeners.set(channel, all);
        listen([channel]);
      }
      return () => {
        all.delete(listener);
        if (all.size > 0 || listeners.get(channel) !== all) return;
        listeners.delete(channel);
        subscriber.unsubscribe(channel).catch((error) => log.debug({ error, channel }, "not unsubscribed"));
      };
    },
    async close() {
      listeners.clear();
      subscriber.disconnect();
    },
  };
}

function split(text: string): [string, string] {
  const at = text.indexOf(" ");
  return [text.slice(0, at), text.slice(at + 1)];
}
