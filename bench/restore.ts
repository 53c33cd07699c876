import { readFile } from "node:fs/promises";
import pg from "pg";
import type { BackupReport, RestoreReport } from "../core/src/report/index.ts";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { type Running, startBreiq } from "./running.ts";

/** BRQ-DR-02: back in service after a quarter of an hour. */
const LIMIT_SECONDS = 900;

/** A row of a kilobyte that compresses no better than people's texts do. */
const ROWS = 1_000_000;

/** Rows that are only in the log: made after the copy. */
const LATER = 20_000;

/** A database of one gigabyte, as it was between two transactions. */
export const restore: Benchmark = {
  name: "restore",
  method: `A running Breiq whose database holds ${ROWS.toLocaleString("en")} rows of a kilobyte besides its own, over a gigabyte in all. After a copy, one transaction adds ${LATER.toLocaleString("en")} rows and the moment is noted; the next transaction changes them and removes half of the others. \`terrace restore --to <that moment> --beside\` then restores it: the copy is copied, the log is gone through, every table and index is read for damage and all rows are counted. Its rows are compared with those of the moment by their number, their sum and a digest of all of their texts: one row more or less, or one of the later transaction, breaks the benchmark.`,
  run,
};

interface Content {
  readonly rows: number;
  readonly sum: string;
  readonly digest: string;
}

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using breiq = await startBreiq();
  const live = await superuser(breiq);
  await fill(live, short ? ROWS / 50 : ROWS);
  const made = performance.now();
  const [report] = (await breiq.control.ask<readonly BackupReport[]>("POST /backups")) ?? [];
  const copying = (performance.now() - made) / 1_000;
  signal.throwIfAborted();
  await query(live, `INSERT INTO public.ledger SELECT 10000000 + n, ${TEXT} FROM generate_series(1, ${LATER}) n`);
  const wanted = await content(live);
  const [moment] = await query(
    live,
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
  );
  await query(
    live,
    "UPDATE public.ledger SET text = 'too late' WHERE id > 10000000; DELETE FROM public.ledger WHERE id % 2 = 0",
  );
  const begun = performance.now();
  const restored = await breiq.control.ask<RestoreReport>("POST /restores", { to: moment?.at });
  const seconds = (performance.now() - begun) / 1_000;
  if (restored === null) throw new Error("nothing was restored");
  const found = await content({ ...live, port: restored.port });
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`the restored rows are others: ${JSON.stringify({ found, wanted })}`);
  const size = report?.bases.at(-1)?.size ?? 0;
  const detail = `${(size / 2 ** 30).toFixed(2)} GB copied in ${copying.toFixed(1)} s; ${found.rows} rows came back exactly as they were at the moment, none of the transaction after it.`;
  const what = "restore of a 1 GB database to a moment, checked and counted";
  return [atMost(LIMIT_SECONDS, [seconds], { what, unit: "s", isBlurredByLoad: false, detail })];
}

/** Thirty-two digests of the row's number: a kilobyte that is another in every row. */
const TEXT = "(SELECT string_agg(md5(n::text || i), '') FROM generate_series(1, 32) i)";

async function fill(connection: pg.ClientConfig, rows: number): Promise<void> {
  await query(connection, "CREATE TABLE public.ledger (id bigint PRIMARY KEY, text text NOT NULL)");
  await query(connection, "ALTER TABLE public.ledger ALTER COLUMN text SET STORAGE PLAIN");
  for (let from = 1; from <= rows; from += 100_000)
    await query(
      connection,
      `INSERT INTO public.ledger SELECT n, ${TEXT} FROM generate_series(${from}, ${Math.min(rows, from + 99_999)}) n`,
    );
}

async function content(connection: pg.ClientConfig): Promise<Content> {
  const [row] = await query(
    connection,
    "SELECT count(*)::int AS rows, sum(id)::text AS sum, sum(hashtextextended(text, id))::text AS digest FROM public.ledger",
  );
  return row as unknown as Content;
}

async function query(connection: pg.ClientConfig, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function superuser({ folder, port }: Running): Promise<pg.ClientConfig> {
  const path = `${folder}/control/secrets/secret.database-password.json`;
  const { value } = JSON.parse(await readFile(path, "utf8")) as { value: string };
  return { host: "127.0.0.1", port: port("postgres"), database: "breiq_dev", user: "postgres", password: value };
}
