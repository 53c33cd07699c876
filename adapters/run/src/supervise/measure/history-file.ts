import { closeSync, openSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { Block } from "./history.ts";

/** A process that is killed leaves whole blocks; nothing waits for a disk, and a machine that loses its power may lose the file. */
const SCHEMA = `
  PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF; PRAGMA cache_size = -256;
  CREATE TABLE IF NOT EXISTS block (
    id INTEGER PRIMARY KEY, "from" INTEGER NOT NULL, until INTEGER NOT NULL, lines BLOB NOT NULL
  ) STRICT;`;

/** Milliseconds for which a predecessor may still write. */
const PATIENCE = 1_000;

/** Measurements on the disk, for the control plane that comes after this one. Nothing depends on them: what cannot be kept is a warning. */
export class HistoryFile {
  /** Null where there can be no file: on a full disk. */
  readonly #database: DatabaseSync | null;

  /** A file that is broken is begun anew. */
  constructor(path: string) {
    this.#database = openFile(path);
  }

  /** What a predecessor kept since a moment, oldest first. */
  blocks(since: number): readonly Block[] {
    const rows = this.#database
      ?.prepare('SELECT "from", until, lines FROM block WHERE until > ? ORDER BY id')
      .all(since);
    return (rows ?? []).map(({ from, until, lines }) => ({
      ...{ from: Number(from), until: Number(until) },
      lines: Buffer.from(lines as Uint8Array),
    }));
  }

  /** Keeps a block, and of the earlier ones as many as make `count` with it. On a full disk it is lost. */
  keep({ from, until, lines }: Block, count: number): void {
    try {
      this.#database?.prepare('INSERT INTO block ("from", until, lines) VALUES (?, ?, ?)').run(from, until, lines);
      this.#database?.prepare("DELETE FROM block WHERE id <= (SELECT max(id) FROM block) - ?").run(count);
    } catch (error) {
      warn(error);
    }
  }

  close(): void {
    this.#database?.close();
  }
}

function openFile(path: string): DatabaseSync | null {
  try {
    return soundFile(path);
  } catch {
    return emptyFile(path);
  }
}

/** @throws when there can be no file, or SQLite finds something wrong with the one that is there. */
function soundFile(path: string): DatabaseSync {
  closeSync(openSync(path, "a", 0o600));
  const database = new DatabaseSync(path, { timeout: PATIENCE });
  try {
    database.exec(SCHEMA);
    const { quick_check: found } = database.prepare("PRAGMA quick_check(1)").get() ?? {};
    if (found !== "ok") throw new Error(String(found));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function emptyFile(path: string): DatabaseSync | null {
  try {
    rmSync(path, { force: true });
    return soundFile(path);
  } catch (error) {
    warn(error);
    return null;
  }
}

function warn(error: unknown): void {
  process.emitWarning(`measurements are not kept: ${error instanceof Error ? error.message : error}`);
}
