import type { ByteCount, Milliseconds } from "@terrace/core/units";

/** A load as data. With its seed it says when each request is due before the first one is sent, so that a slow server cannot slow it down. */
export interface Load {
  /** Origin, such as `http://127.0.0.1:8080`. Loopback addresses only. */
  readonly target: string;
  readonly seed: number;
  readonly populations: readonly Population[];
  readonly revision?: RevisionReader;
  /** For a complete response, from the scheduled time; default 10 s. */
  readonly timeout?: Milliseconds;
  /** The run is void unless the generator's lag stays below this at p99; default 1 ms. */
  readonly lagLimit?: Milliseconds;
  /** A request that is later than this is not sent: it would be another load. Default 100 ms. */
  readonly lateAfter?: Milliseconds;
}

/** Where a response says which revision answered. */
export type RevisionReader =
  | { readonly header: string }
  /** Dotted path in a JSON body, such as `version`. */
  | { readonly field: string };

/** Clients of one behaviour; a load is several of them at once, because each is hurt by other faults. */
export type Population = HttpPopulation | SocketPopulation | UploadPopulation | PlaybackPopulation;

/** Clients that send requests at a rate, whatever becomes of them. */
export interface HttpPopulation {
  readonly kind: "http";
  readonly name: string;
  /** `kept`: a pool with as many connections as are needed at once. `new`: a connection for each request. */
  readonly connection: "kept" | "new";
  readonly rate: readonly RateStep[];
  /** `even`, the default: like a metronome. `random`: the same number, at random moments, as strangers come. */
  readonly arrivals?: "even" | "random";
  readonly requests: readonly LoadRequest[];
  /** Tells which writes were acknowledged. The client's name must be new in each run; bodies carry it as `{client}` and the number as `{sequence}`. */
  readonly ledger?: { readonly client: string };
  /** Retries of a failed request, at once, reported apart. Default none. */
  readonly retries?: number;
}

/** A rate over a time, in requests per second: a step, or with `to` a ramp. */
export interface RateStep {
  readonly for: Milliseconds;
  readonly from: number;
  readonly to?: number;
}

/** One request that clients of a population may send, and which answers are no failure. */
export interface LoadRequest {
  /** Relative to the other requests of the population; default 1. */
  readonly weight?: number;
  readonly method?: string;
  /** `{client}` and `{sequence}` are filled in, here and in the body. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Expected statuses; default 200 to 399. */
  readonly accept?: readonly number[];
}

/** A population whose members each do one thing after the other, at a fixed pace. Members start spread over the first interval. */
interface Paced {
  readonly name: string;
  readonly for: Milliseconds;
  readonly headers?: Readonly<Record<string, string>>;
}

/** WebSockets that are held open; each `every` a ping is due, and its pong is the response. */
export interface SocketPopulation extends Paced {
  readonly kind: "socket";
  readonly sockets: number;
  readonly path: string;
  readonly every: Milliseconds;
  /** What each says as soon as a socket is open, one text message after the other. */
  readonly greetings?: readonly string[];
  /** A text message that contains this announces a close. */
  readonly goodbye?: string;
}

/** Uploads by tus: each `every` a chunk is due; the first request of each creates it. A complete one is followed by the next. */
export interface UploadPopulation extends Paced {
  readonly kind: "upload";
  readonly uploads: number;
  readonly path: string;
  readonly size: ByteCount;
  readonly chunk: ByteCount;
  readonly every: Milliseconds;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Viewers of HLS: each fetches a playlist, then a segment each time one has been played. */
export interface PlaybackPopulation extends Paced {
  readonly kind: "playback";
  readonly viewers: number;
  /** Playlists, master or media; viewers take turns. */
  readonly paths: readonly string[];
  /** How long a segment plays. */
  readonly segment: Milliseconds;
}

export const DEFAULT_TIMEOUT: Milliseconds = 10_000;
export const DEFAULT_LAG_LIMIT: Milliseconds = 1;
export const DEFAULT_LATE_AFTER: Milliseconds = 100;

/** Requests of one run. A schedule is in memory as a whole. */
export const MOST_REQUESTS = 5_000_000;
