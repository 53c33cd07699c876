import type { ByteCount, Milliseconds } from "../units/index.ts";
import type { Verification } from "./backup-report.ts";

/** The copies of a cache or a bucket, which know no moments between them: what `terrace backup ls --json` prints beside the databases. */
export interface CopyReport {
  readonly kind: "bucket" | "redis";
  /** The cache's process, or the bucket. */
  readonly name: string;
  /** Where they lie on this machine. */
  readonly folder: string;
  readonly every: Milliseconds;
  readonly keep: Milliseconds;
  /** Oldest first. */
  readonly copies: readonly WholeCopy[];
  /** What is being done now, in words. */
  readonly busy: string | null;
  readonly nextAt: string;
  /** Why the last attempt to make one failed; null after a success. */
  readonly failure: string | null;
}

/** One whole copy of a cache or a bucket. Times are RFC 3339. */
export interface WholeCopy {
  /** Its name, made of the moment when it was begun: `20261121T183000Z`. */
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Of a bucket: of all objects, though one that lies in the bucket still takes no second room. */
  readonly size: ByteCount;
  /** Keys or objects in it. */
  readonly count: number;
  readonly verification: Verification | null;
}
