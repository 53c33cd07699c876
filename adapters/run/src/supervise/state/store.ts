import { closeSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { bootId } from "../process/process-table.ts";

/** SQLITE_IOERR and SQLITE_FULL, with their variants cut off. https://www.sqlite.org/rescode.html */
const DISK_TROUBLE = [10, 13];

const KEEP = "INSERT OR REPLACE INTO fact VALUES (:key, :value)";

/** A process as it must be known to whoever supervises next: enough to recognise it, to stop it, and to go on counting. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number | null;
  /** Clock ticks between boot and its start. */
  readonly started: number;
  /** Milliseconds since the epoch. */
  readonly since: number;
  readonly fingerprint: string;
  readonly port: number | null;
  readonly restarts: number;
  /** How to end it without its plan. */
  readonly signal: string;
  readonly grace: number;
  /** Its place in the order of starting; -1 for a step, which is not adopted but ended. */
  readonly position: number;
}

/** Exit code of a control plane that found another one at work: whoever started it turns to that one. */
export const LOCKED = 75;

/** Another control plane has this state folder. */
export class StateLocked extends Error {
  constructor(path: string) {
    super(`another control plane holds ${path}`);
    this.name = "StateLocked";
  }
}

/**
 * What a control plane knows of its platform, kept in SQLite so that it outlives a crash. The file is locked for as long as
 * the store is open, by the kernel: two control planes cannot share a folder and a dead one leaves no lock behind.
 */
export class Store {
  readonly #database: DatabaseSync;

  constructor(path: string) {
    closeSync(openSync(path, "a", 0o600));
    this.#database = new DatabaseSync(path);
    try {
      this.#database.exec(`
        PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL;
        BEGIN EXCLUSIVE;
        CREATE TABLE IF NOT EXISTS fact (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS process (
          name TEXT PRIMARY KEY, pid INTEGER, started INTEGER NOT NULL, since INTEGER NOT NULL, fingerprint TEXT NOT NULL,
          port INTEGER, restarts INTEGER NOT NULL, signal TEXT NOT NULL, grace INTEGER NOT NULL, position INTEGER NOT NULL
        ) STRICT;
        COMMIT;`);
    } catch (error) {
      this.#database.close();
      throw /locked|busy/.test(String(error)) ? new StateLocked(path) : error;
    }
    this.#forgetOtherBoots();
  }

  /** All processes in the order of starting. */
  processes(): readonly ProcessRecord[] {
    return this.#database.prepare("SELECT * FROM process ORDER BY position").all() as unknown as ProcessRecord[];
  }

  save(record: ProcessRecord): void {
    this.#write(
      `INSERT OR REPLACE INTO process (name, pid, started, since, fingerprint, port, restarts, signal, grace, position)
       VALUES (:name, :pid, :started, :since, :fingerprint, :port, :restarts, :signal, :grace, :position)`,
      { ...record },
    );
  }

  /** The process has ended; its count of restarts stays. */
  ended(name: string): void {
    this.#write("UPDATE process SET pid = NULL WHERE name = :name", { name });
  }

  forget(name: string): void {
    this.#write("DELETE FROM process WHERE name = :name", { name });
  }

  /** A JSON value kept under a name; undefined when there is none. */
  fact<T>(key: string): T | undefined {
    const row = this.#database.prepare("SELECT value FROM fact WHERE key = ?").get(key);
    return row === undefined ? undefined : (JSON.parse(String(row.value)) as T);
  }

  keep(key: string, value: unknown): void {
    this.#write(KEEP, { key, value: JSON.stringify(value) });
  }

  /** The same for what must not be forgotten: throws when it could not be written, also on a full disk. */
  keepSurely(key: string, value: unknown): void {
    this.#database.prepare(KEEP).run({ key, value: JSON.stringify(value) });
  }

  close(): void {
    this.#database.close();
  }

  /** On a full disk the platform is kept running all the same: a record that is missing costs an adoption, a control plane that dies costs more. */
  #write(sql: string, values: Record<string, SQLInputValue>): void {
    try {
      this.#database.prepare(sql).run(values);
    } catch (error) {
      if (!DISK_TROUBLE.includes(((error as { errcode?: number }).errcode ?? 0) & 0xff)) throw error;
    }
  }

  /** Pids of an earlier boot mean nothing now. */
  #forgetOtherBoots(): void {
    const boot = bootId();
    if (this.fact<string>("boot") === boot) return;
    this.#database.exec("UPDATE process SET pid = NULL; DELETE FROM process WHERE position < 0;");
    this.keep("boot", boot);
  }
}
