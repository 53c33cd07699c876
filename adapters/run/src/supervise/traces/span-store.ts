import { DatabaseSync, type StatementSync } from "node:sqlite";
import { engineOf, type SpanRow } from "./span-row.ts";
import { summarise } from "./summarise.ts";

/** How long spans are kept at most, and how much room they may take. */
export interface SpanLimits {
  /** Milliseconds. */
  readonly retention: number;
  readonly largest: number;
}

/** Share of the traces that goes at once when there is no room left. */
const MAKE_ROOM = 0.1;

const SCHEMA = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096;
  CREATE TABLE IF NOT EXISTS span (
    traceId TEXT NOT NULL, spanId TEXT NOT NULL, parentId TEXT, service TEXT NOT NULL, instance TEXT, name TEXT NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, duration INTEGER NOT NULL, error TEXT, attributes TEXT NOT NULL, engine TEXT,
    PRIMARY KEY (traceId, spanId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS span_start ON span (start);
  CREATE TABLE IF NOT EXISTS trace (
    traceId TEXT PRIMARY KEY, start INTEGER NOT NULL, until INTEGER NOT NULL, spans INTEGER NOT NULL, isError INTEGER NOT NULL, request TEXT,
    rank INTEGER NOT NULL, rootStart INTEGER NOT NULL, duration INTEGER NOT NULL, service TEXT NOT NULL, name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS trace_start ON trace (start);
  CREATE INDEX IF NOT EXISTS trace_request ON trace (request);`;

const INSERT_SPAN = "INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/** Spans of a trace come in any order and by several ways: each may show that another is its first. */
const UPSERT_TRACE = `INSERT INTO trace VALUES
  (:traceId, :start, :until, :spans, :isError, :request, :rank, :rootStart, :duration, :service, :name)
  ON CONFLICT (traceId) DO UPDATE SET
    start = min(start, excluded.start), until = max(until, excluded.until), spans = spans + excluded.spans,
    isError = max(isError, excluded.isError), request = coalesce(request, excluded.request)`;

const BETTER_ROOT = `UPDATE trace SET rank = :rank, rootStart = :rootStart, duration = :duration, service = :service, name = :name
  WHERE traceId = :traceId AND (rank < :rank OR (rank = :rank AND rootStart > :rootStart))`;

/** The spans of a platform in SQLite, with a line for each trace. They may be lost: nothing waits for a disk. */
export class SpanStore {
  readonly database: DatabaseSync;
  readonly #limits: SpanLimits;
  readonly #insertSpan: StatementSync;
  readonly #upsertTrace: StatementSync;
  readonly #betterRoot: StatementSync;

  constructor(path: string, limits: SpanLimits) {
    this.database = new DatabaseSync(path);
    this.database.exec(SCHEMA);
    this.#limits = limits;
    this.#insertSpan = this.database.prepare(INSERT_SPAN);
    this.#upsertTrace = this.database.prepare(UPSERT_TRACE);
    this.#betterRoot = this.database.prepare(BETTER_ROOT);
  }

  /** Keeps a batch, whole or not at all. Throws when there is no room on the disk. */
  add(rows: readonly SpanRow[]): void {
    this.#whole(() => {
      const fresh = rows.filter((row) => this.#insert(row));
      for (const { sum, first } of summarise(fresh)) {
        this.#upsertTrace.run({ ...sum, ...first });
        this.#betterRoot.run({ traceId: sum.traceId, ...first });
      }
    });
  }

  /** Removes what is too old, and the oldest where there is too much. */
  prune(now: number): void {
    this.#removeBefore((now - this.#limits.retention) * 1_000);
    while (this.size > this.#limits.largest && this.#removeOldest());
  }

  /** Bytes in use, without what is free to be used again. */
  get size(): number {
    const value = (name: string) => Number(Object.values(this.database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    return (value("page_count") - value("freelist_count")) * value("page_size");
  }

  close(): void {
    this.database.close();
  }

  /** False when it is kept already. */
  #insert(row: SpanRow): boolean {
    const { traceId, spanId, parentId, service, instance, name, kind, start, duration, error } = row;
    const attributes = JSON.stringify(row.attributes);
    const values = [traceId, spanId, parentId, service, instance, name, kind, start, duration, error, attributes];
    return this.#insertSpan.run(...values, engineOf(row)).changes > 0;
  }

  /** False when there is nothing to remove. */
  #removeOldest(): boolean {
    const { count } = this.database.prepare("SELECT count(*) AS count FROM trace").get() as { count: number };
    const nth = this.database.prepare("SELECT start FROM trace ORDER BY start LIMIT 1 OFFSET ?");
    const row = nth.get(Math.floor(count * MAKE_ROOM));
    if (row !== undefined) this.#removeBefore(Number(row.start) + 1);
    return row !== undefined;
  }

  #removeBefore(start: number): void {
    this.#whole(() => {
      const old = "SELECT traceId FROM trace WHERE start < ?";
      this.database.prepare(`DELETE FROM span WHERE traceId IN (${old})`).run(start);
      this.database.prepare("DELETE FROM trace WHERE start < ?").run(start);
    });
  }

  #whole(work: () => void): void {
    this.database.exec("BEGIN IMMEDIATE");
    try {
      work();
      this.database.exec("COMMIT");
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("ROLLBACK");
      throw error;
    }
  }
}
