import type { Measurement } from "@terrace/core/report";
import type { ConsoleSource } from "../console-source.ts";
import { seriesOf } from "../view/index.ts";
import { answerSource } from "./answer-source.ts";
import { Feed, type FeedSource } from "./feed.ts";
import { logSource } from "./log-source.ts";
import { streamSource } from "./stream-source.ts";

const HOUR = 3_600;
const EVENTS = 300;
/** How many processes' logs may be open at a time. */
const LOGS = 16;

/** All that can be looked at live, each asked of the control plane at most once. */
export interface Feeds {
  /** `status`, `measurements:300`, `logs:videos`; undefined for what there is not. */
  find(topic: string): { readonly feed: Feed; readonly argument: string } | undefined;
  close(): void;
}

export function feedsOf(source: ConsoleSource): Feeds {
  const feeds = new Map(Object.entries(sources(source)).map(([name, one]) => [name, new Feed(one)]));
  const logs = new Map<string, Feed>();
  return {
    find(topic) {
      const [name = "", argument = ""] = topic.split(":");
      const feed = name === "logs" ? logFeed(source, logs, argument) : feeds.get(name);
      return feed === undefined ? undefined : { feed, argument };
    },
    close() {
      for (const feed of [...feeds.values(), ...logs.values()]) feed.close();
    },
  };
}

function sources({ control }: ConsoleSource): Readonly<Record<string, FeedSource>> {
  const processes = /^(process|platform|port|task|revision|deployment|traffic)/;
  return {
    status: answerSource(control, "/status", { events: processes }),
    deployments: answerSource(control, "/deployments", { events: /deploy|canary|process/, every: 1_000 }),
    alarms: answerSource(control, "/alarms", { events: /alarm|objective|budget/, every: 5_000 }),
    queues: answerSource(control, "/queues", { events: /queue|job/, every: 2_000 }),
    scaling: answerSource(control, "/scaling", { events: /^scal/, every: 5_000 }),
    backups: answerSource(control, "/backups", { events: /backup|restore/, every: 15_000 }),
    restores: answerSource(control, "/restores", { events: /restore/, every: 2_000 }),
    copies: answerSource(control, "/copies", { events: /backup/, every: 15_000 }),
    traces: answerSource(control, "/traces?limit=100", { events: /^trace/, every: 3_000 }),
    "service-map": answerSource(control, "/service-map", { events: /^trace/, every: 5_000 }),
    events: streamSource<{ readonly id: number }>(control, {
      path: () => "/events?after=0",
      isCounted: true,
      kept: EVENTS,
      first: (kept) => kept,
    }),
    measurements: streamSource<Measurement>(control, {
      path: (last) => `/measurements?since=${last === undefined ? Date.now() - HOUR * 1_000 : last.at}`,
      kept: HOUR,
      first: (kept, argument) => seriesOf(kept.slice(-secondsOf(argument))),
    }),
  };
}

function secondsOf(argument: string): number {
  const asked = Number(argument);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, HOUR) : HOUR;
}

function logFeed({ logs: source }: ConsoleSource, logs: Map<string, Feed>, name: string): Feed | undefined {
  if (!/^[\w.-]*$/.test(name)) return undefined;
  const known = logs.get(name);
  if (known !== undefined) return known;
  if (logs.size >= LOGS) {
    const [oldest] = logs;
    oldest?.[1].close();
    if (oldest !== undefined) logs.delete(oldest[0]);
  }
  const feed = new Feed(logSource(source, name === "" ? null : name));
  logs.set(name, feed);
  return feed;
}
