import type { BackupRules } from "@terrace/core/control";
import type { Workshop } from "./tool.ts";

/** What is copied whole: a cache or a bucket. */
export interface CopySource {
  readonly kind: "bucket" | "redis";
  readonly name: string;
  /** Of its copies. */
  readonly folder: string;
  readonly rules: BackupRules;
  /** How often a copy is tested; null for never. */
  readonly restoreTest: number | null;
  /** Fills a folder with a copy; `latest` is the one before. Rejects with a tool's own words. */
  readonly take: (part: string, latest: string | null, workshop: Workshop) => Promise<Taken>;
  /** Rejects with what is wrong with a copy. */
  readonly test: (copy: string, workshop: Workshop) => Promise<void>;
}

export interface Taken {
  readonly size: number;
  readonly count: number;
}
