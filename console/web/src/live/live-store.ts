import { type FeedMessage, figuresOf, type Series } from "@terrace/console/view";
import type { Measurement } from "@terrace/core/report";

/** What is known of a topic. */
export type Known<T> =
  | { readonly state: "waiting" }
  | { readonly state: "ready"; readonly value: T }
  /** The control plane has no such route. */
  | { readonly state: "absent"; readonly route: string }
  /** No control plane answers. */
  | { readonly state: "away" };

export type Connection = "connecting" | "open" | "lost";

const WAITING = { state: "waiting" } as const;
/** Events and lines that are held at most. */
const KEPT = 1_000;
/** Seconds. */
const HOUR = 3_600;

/** Everything that comes by the one stream of this page. Topics that nobody shows any more are forgotten with the stream that brought them. */
export class LiveStore {
  readonly #known = new Map<string, Known<unknown>>();
  readonly #listeners = new Set<() => void>();
  #wanted = new Map<string, number>();
  #source: EventSource | null = null;
  #due: number | null = null;
  #connection: Connection = "connecting";

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  known<T>(topic: string): Known<T> {
    return (this.#known.get(topic) ?? WAITING) as Known<T>;
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Asks for a topic until the returned function is called. */
  want(topic: string): () => void {
    this.#wanted.set(topic, (this.#wanted.get(topic) ?? 0) + 1);
    this.#connectSoon();
    return () => {
      const left = (this.#wanted.get(topic) ?? 1) - 1;
      if (left > 0) this.#wanted.set(topic, left);
      else this.#wanted.delete(topic);
      this.#connectSoon();
    };
  }

  /** A page that comes and one that goes change their wishes in one turn: that is one new stream. */
  #connectSoon(): void {
    if (this.#due !== null) return;
    this.#due = window.setTimeout(() => {
      this.#due = null;
      this.#connect();
    }, 0);
  }

  #connect(): void {
    const topics = [...this.#wanted.keys()].sort();
    const path = `api/stream?topics=${topics.map(encodeURIComponent).join(",")}`;
    const url = new URL(path, document.baseURI).href;
    if (this.#source?.url === url) return;
    this.#source?.close();
    for (const topic of this.#known.keys()) if (!this.#wanted.has(topic)) this.#known.delete(topic);
    if (topics.length === 0) return;
    const source = new EventSource(url);
    this.#source = source;
    source.onopen = () => this.#become("open");
    source.onerror = () => this.#become("lost");
    for (const topic of topics) {
      source.addEventListener(topic, ({ data }) => {
        this.#known.set(topic, next(topic, this.known(topic), JSON.parse(String(data)) as FeedMessage));
        this.#tell();
      });
    }
  }

  #become(connection: Connection): void {
    this.#connection = connection;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function next(topic: string, before: Known<unknown>, message: FeedMessage): Known<unknown> {
  switch (message.kind) {
    case "whole":
      return { state: "ready", value: message.value };
    case "more":
      if (topic.startsWith("measurements")) return { state: "ready", value: extended(before, message.value) };
      return { state: "ready", value: [...listOf(before), ...message.value].slice(-KEPT) };
    case "absent":
      return { state: "absent", route: message.route };
    case "away":
      return { state: "away" };
  }
}

function listOf(known: Known<unknown>): readonly unknown[] {
  return known.state === "ready" ? (known.value as readonly unknown[]) : [];
}

/** Columns grow in place, an hour at most: copying an hour every second would be felt. The object around them is new, so that React sees it. */
function extended(known: Known<unknown>, added: readonly unknown[]): Series {
  const before = known.state === "ready" ? (known.value as Series) : { at: [], figures: {}, latest: null };
  const at = before.at as number[];
  const figures = before.figures as Record<string, (number | null)[]>;
  let latest = before.latest;
  for (const measurement of added as readonly Measurement[]) {
    if (measurement.at <= (at.at(-1) ?? 0)) continue;
    const now = figuresOf(measurement);
    for (const name of Object.keys(now)) figures[name] ??= new Array<number | null>(at.length).fill(null);
    for (const [name, column] of Object.entries(figures)) column.push(now[name] ?? null);
    at.push(measurement.at);
    latest = measurement;
  }
  const over = at.length - HOUR;
  if (over > 0) for (const column of [at, ...Object.values(figures)]) column.splice(0, over);
  return { at, figures, latest };
}
