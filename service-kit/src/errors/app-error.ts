import { findEntry, type GenericCode } from "./catalogue.ts";

/** Where the fault is and what would mend it: `error.details` of DFZ-ERR-02. */
export interface ErrorDetails {
  readonly field: string | null;
  readonly suggestion: string | null;
  /** All faults of a request that does not match its schema, the one of `field` first; each message is a sentence. */
  readonly violations?: { field: string; message: string }[];
}

/** What may be said about an error besides its code. */
export interface AppErrorOptions {
  /** HTTP status; a generic code has its own. */
  readonly status?: number;
  /** Sentence for a person; a generic code has a default one. */
  readonly message?: string;
  readonly details?: Partial<ErrorDetails>;
  /** Seconds until a retry is worthwhile; becomes Retry-After. */
  readonly retryAfter?: number;
  /** What really happened: goes to the log, never to the caller. */
  readonly cause?: unknown;
}

/** An error that may be shown to the caller as it is. Anything else thrown becomes INTERNAL. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: ErrorDetails | null;
  readonly retryAfter: number | undefined;

  constructor(code: GenericCode | (string & {}), options: AppErrorOptions = {}) {
    const entry = findEntry(code);
    super(options.message ?? entry?.message ?? code, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.status = options.status ?? entry?.status ?? 500;
    this.details = options.details ? { field: null, suggestion: null, ...options.details } : null;
    this.retryAfter = options.retryAfter ?? (this.status === 503 ? 1 : undefined);
  }
}
