import type { Milliseconds, Ratio } from "../units/index.ts";
import type { LatencyHistogram } from "./latency-histogram.ts";

/** How a scheduled request can end. Each ends in exactly one of these, before any retry. */
export const LOAD_OUTCOMES = [
  /** A complete response with a status that was expected. */
  "ok",
  /** No connection. */
  "refused",
  /** The connection ended, by RST or FIN, before the first byte of the response. */
  "reset-before-response",
  /** RST in the middle of the response, or any end in the middle of its headers. */
  "reset-mid-response",
  /** No complete response within the deadline, which counts from the scheduled time. */
  "timeout",
  /** An orderly end before the announced length was there. */
  "truncated-body",
  /** 502. */
  "bad-gateway",
  /** 503. */
  "unavailable",
  /** 504. */
  "gateway-timeout",
  /** Any other 5xx: the application's own. */
  "server-error",
  /** A status below 500 that was not expected. */
  "unexpected-status",
  /** Something that is not HTTP, or not what the protocol of the population asks for. */
  "malformed-response",
  /** The generator was late or had no socket left: its own fault, and the run is void. */
  "not-sent",
] as const;

/** What became of one request, by where it failed: what was certainly not carried out can be told from what may have been. */
export type LoadOutcome = (typeof LOAD_OUTCOMES)[number];

/** What a load met. All latencies are completion minus *scheduled* time; all times are milliseconds since the start. */
export interface LoadReport {
  readonly target: string;
  readonly seed: number;
  /** RFC 3339. */
  readonly startedAt: string;
  /** The same moment on the machine's monotonic clock, as `process.hrtime` tells it in every process: where other moments, such as a fault's, fall into the run. */
  readonly origin: Milliseconds;
  /** As scheduled. */
  readonly duration: Milliseconds;
  /** Requests due later than this were never part of the run: it was stopped. Null when it ran to its end. */
  readonly stoppedAt: Milliseconds | null;
  readonly validity: LoadValidity;
  readonly generator: GeneratorReport;
  readonly populations: readonly PopulationReport[];
}

/** A void run proves nothing, neither good nor bad. */
export interface LoadValidity {
  readonly verdict: "valid" | "void";
  /** Whole sentences; empty when valid. */
  readonly reasons: readonly string[];
}

/** Whether the generator kept its own schedule, and what else the machine was doing. */
export interface GeneratorReport {
  /** Time from schedule to send, of every request that was sent. */
  readonly lag: LatencySummary;
  /** The run is void when the lag's p99 is not below this. */
  readonly lagLimit: Milliseconds;
  /** Whether the generator went ahead of other work of the machine, as root may have it. */
  readonly scheduling: "ahead" | "usual";
  /** Of one core, by the generator's process; null where the machine does not tell. */
  readonly cpu: Ratio | null;
  /** Of all cores, taken by the hypervisor. */
  readonly steal: Ratio | null;
  /** Of all cores. */
  readonly idle: Ratio | null;
  /** One-minute load average at the start and at the end. */
  readonly loadAverage: readonly [before: number, after: number] | null;
}

/** The few figures that people compare, all null without a request. */
export interface LatencySummary {
  readonly mean: Milliseconds | null;
  readonly p50: Milliseconds | null;
  readonly p95: Milliseconds | null;
  readonly p99: Milliseconds | null;
  readonly max: Milliseconds | null;
  /** For merging runs and for tests of rank. */
  readonly histogram: LatencyHistogram;
}

/** One kind of client, all alike. */
export interface PopulationReport {
  readonly name: string;
  readonly kind: "http" | "socket" | "upload" | "playback";
  /** Requests due during the run. */
  readonly scheduled: number;
  readonly outcomes: Readonly<Record<LoadOutcome, number>>;
  /** All but `ok`. */
  readonly failed: number;
  /** Upper bound of the failure rate at 95 % confidence, 3/n, n being what was sent; null when something failed or nothing was sent. */
  readonly zeroFailureBound: Ratio | null;
  /** Per second, over the run. */
  readonly rate: { readonly scheduled: number; readonly sent: number; readonly ok: number };
  /** Of what ended `ok`. Read it beside `failed`: a server that refuses is fast. */
  readonly latency: LatencySummary;
  /** Of what was sent and failed. */
  readonly failureLatency: LatencySummary;
  readonly statuses: Readonly<Record<string, number>>;
  /** By the revision that answered; what no revision answered is in none. */
  readonly revisions: Readonly<Record<string, RevisionReport>>;
  /** The first failures, a few of each kind, for somebody to look at. */
  readonly failures: readonly LoadFailure[];
  readonly timeline: readonly LoadSecond[];
  readonly retries: RetryReport | null;
  readonly ledger: LedgerReport | null;
  readonly sockets: SocketReport | null;
  readonly uploads: UploadReport | null;
  readonly playback: PlaybackReport | null;
}

/** What clients saw of one revision: first bad response → last response are a rollback's decision and weight 0 *as confirmed by clients*. */
export interface RevisionReport {
  readonly ok: number;
  readonly failed: number;
  readonly first: Milliseconds;
  readonly last: Milliseconds;
  readonly firstFailed: Milliseconds | null;
  readonly latency: LatencySummary;
}

/** One request that was not answered as expected, with who answered and when, to be found again in logs and traces. */
export interface LoadFailure {
  readonly scheduledAt: Milliseconds;
  readonly endedAt: Milliseconds;
  readonly outcome: LoadOutcome;
  /** Method and path. */
  readonly request: string;
  readonly status: number | null;
  /** Who answered; null where no task did, so that the failure is that of the way to it. */
  readonly revision: string | null;
  /** Such as `ECONNRESET`. */
  readonly detail: string;
}

/** Requests by the second in which they were *due*. */
export interface LoadSecond {
  readonly second: number;
  readonly scheduled: number;
  readonly ok: number;
  readonly failed: number;
  readonly p50: Milliseconds | null;
  readonly p99: Milliseconds | null;
  readonly max: Milliseconds | null;
  readonly revisions: Readonly<Record<string, { readonly ok: number; readonly failed: number }>>;
}

/** What a client that retries would have seen. Apart from everything else: the headline is before retries. */
export interface RetryReport {
  readonly sent: number;
  /** Requests that failed and were answered by a retry. */
  readonly recovered: number;
}

/** First and last of a run of sequence numbers, both included. */
export type SequenceRange = readonly [first: number, last: number];

/** Writes by what their client knows, to be compared with a final read: an acknowledged one that is missing was lost, one that was never attempted is a phantom. */
export interface LedgerReport {
  readonly client: string;
  /** A complete expected response has arrived. */
  readonly acknowledged: readonly SequenceRange[];
  /** It was sent and may or may not have happened. */
  readonly indeterminate: readonly SequenceRange[];
  /** It never left: refused or not sent. */
  readonly unsent: readonly SequenceRange[];
}

/** Sockets that clients meant to hold for the whole run. */
export interface SocketReport {
  readonly opened: number;
  /** From the beginning of an attempt to the open socket, connection and handshake together. */
  readonly openings: LatencySummary;
  /** Messages that came. */
  readonly heard: number;
  /** Attempts to open that got no socket. */
  readonly refused: number;
  /** Closed by the server with a frame 1001 or 1012, or after its goodbye. */
  readonly announcedCloses: number;
  /** Closed in any other way, without warning. */
  readonly unannouncedCloses: number;
  /** By close code as the client saw it; 1006 is no frame at all. */
  readonly codes: Readonly<Record<string, number>>;
  /** From each close to the next open socket of that client. */
  readonly gaps: LatencySummary;
}

/** Uploads in flight. A byte is acknowledged when the response that counts it has arrived. */
export interface UploadReport {
  readonly started: number;
  readonly completed: number;
  readonly acknowledgedBytes: number;
  /** Chunks that were interrupted and taken up again at the server's offset. */
  readonly resumed: number;
  /** Acknowledged bytes that the server no longer had. */
  readonly lostBytes: number;
}

/** What viewers saw: a film that stands still is a failure although every request was answered. */
export interface PlaybackReport {
  readonly viewers: number;
  readonly segments: number;
  /** Segments that came later than the picture could wait: after the end of the one before. */
  readonly stalls: number;
  readonly stalledFor: Milliseconds;
}
