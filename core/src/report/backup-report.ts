import type { ByteCount, Milliseconds } from "../units/index.ts";

/** What there is to restore a database from, and how it is coming along: what `terrace backup ls --json` prints. */
export interface BackupReport {
  /** The database's process, such as `postgres`. */
  readonly database: string;
  /** Where everything of it lies on this machine. */
  readonly folder: string;
  readonly every: Milliseconds;
  readonly keep: Milliseconds;
  /** What a loss of the database loses at most; null where no log is archived. */
  readonly lossBound: Milliseconds | null;
  /** Oldest first. */
  readonly bases: readonly BaseBackup[];
  readonly archive: ArchiveReport | null;
  /** Spans of time that a restore may aim at, ends included, oldest first. A copy without a log is a span of one moment. */
  readonly windows: readonly RestoreWindow[];
  /** What is being done now, in words. */
  readonly busy: string | null;
  /** When the next copy is made; null while nothing is planned. */
  readonly nextAt: string | null;
  /** Why the last attempt to make one failed; null after a success. */
  readonly failure: string | null;
}

/** One whole copy of a database. Times are RFC 3339. */
export interface BaseBackup {
  /** Its name, made of the moment when it was begun: `20261121T183000Z`. */
  readonly id: string;
  readonly startedAt: string;
  /** From this moment on it is of one piece: nothing earlier can be restored from it. */
  readonly finishedAt: string;
  readonly size: ByteCount;
  /** The pieces of the log that make it whole: 24 hexadecimal digits each. */
  readonly firstSegment: string;
  readonly lastSegment: string;
  /** The copy of the buckets that was made with it; null where there is none. */
  readonly objects: { readonly folder: string; readonly count: number } | null;
  readonly verification: Verification | null;
}

/** What came of the last test of a copy. */
export interface Verification {
  readonly at: string;
  /** Null when every file was as it had been written, and a server started from it and found no damage. */
  readonly error: string | null;
  readonly duration: Milliseconds;
}

/** The archive of a database's log. */
export interface ArchiveReport {
  readonly segments: number;
  readonly size: ByteCount;
  readonly first: string | null;
  readonly last: string | null;
  readonly lastArchivedAt: string | null;
  /** Set while pieces of the log do not reach the archive. */
  readonly failing: { readonly segment: string; readonly at: string; readonly error: string } | null;
  /** Pieces that were given up so that the database could go on; what they held cannot be restored. */
  readonly dropped: readonly string[];
}

/** A span of time that a restore may aim at, both ends included. */
export interface RestoreWindow {
  readonly from: string;
  readonly to: string;
}

/** A database restored beside the live one. */
export interface RestoreReport {
  readonly name: string;
  readonly database: string;
  readonly state: "restoring" | "running" | "failed" | "stopped";
  /** The moment that was asked for; null for the latest possible. */
  readonly target: string | null;
  /** When the last transaction that is in it was committed; null where the log told of none. */
  readonly recoveredTo: string | null;
  readonly base: string;
  readonly port: number;
  readonly folder: string;
  readonly user: string;
  readonly databaseName: string;
  readonly begunAt: string;
  readonly duration: Milliseconds | null;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly objects: string | null;
  readonly error: string | null;
}
