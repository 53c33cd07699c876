import { Client, type ClientConfig, escapeIdentifier } from "pg";
import { type MigrationFile, readMigrationFiles } from "../migrations/migration-file.ts";
import { MigrationError } from "./migration-error.ts";

/** What to bring a schema up to, and where. */
export interface MigrateOptions {
  /** How to connect as the owner of the database, straight or through PgBouncer. */
  readonly connection: ClientConfig;
  /** The service's schema; created if absent. */
  readonly schema: string;
  /** Folder of `0001_name.sql`, `0002_…`: forward only. */
  readonly directory: string;
  /** Role of the service; gets USAGE on the schema and DML on its tables, present and future. */
  readonly grantTo?: string;
}

/** What a run did. */
export interface MigrationResult {
  /** Files applied now, in order. */
  readonly applied: readonly string[];
  /** Files that had been applied before. */
  readonly existing: readonly string[];
}

/**
 * Applies the files that the schema has not seen, each in a transaction of its own. Several runs at once take turns (advisory lock).
 * @throws MigrationError when an applied file was changed or removed since, or when one fails; earlier files of the run stay applied.
 */
export async function migrate(options: MigrateOptions): Promise<MigrationResult> {
  const files = await readMigrationFiles(options.directory);
  const client = new Client(options.connection);
  await client.connect();
  try {
    await inTransaction(client, options.schema, () => prepare(client, options.schema));
    const applied: string[] = [];
    for (const file of files) {
      if (await inTransaction(client, options.schema, () => apply(client, options.schema, file)))
        applied.push(file.name);
    }
    await refuseRemoved(client, options.schema, files);
    if (options.grantTo) await grant(client, options.schema, options.grantTo);
    return { applied, existing: files.map(({ name }) => name).filter((name) => !applied.includes(name)) };
  } finally {
    await client.end();
  }
}

async function inTransaction<Result>(client: Client, schema: string, work: () => Promise<Result>): Promise<Result> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`migrate ${schema}`]);
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function prepare(client: Client, schema: string): Promise<void> {
  await client.query(`create schema if not exists ${escapeIdentifier(schema)}`);
  await client.query(
    `create table if not exists ${tableOf(schema)} (name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
  );
}

/** Tells whether the file was applied now. */
async function apply(client: Client, schema: string, file: MigrationFile): Promise<boolean> {
  const { rows } = await client.query<{ checksum: string }>(`select checksum from ${tableOf(schema)} where name = $1`, [
    file.name,
  ]);
  const [before] = rows;
  if (before?.checksum === file.checksum) return false;
  if (before) throw new MigrationError(file.name, "was changed after it had been applied; add a new file instead");
  try {
    await client.query(file.text);
  } catch (error) {
    throw new MigrationError(file.name, error instanceof Error ? error.message : String(error), { cause: error });
  }
  await client.query(`insert into ${tableOf(schema)} (name, checksum) values ($1, $2)`, [file.name, file.checksum]);
  return true;
}

async function refuseRemoved(client: Client, schema: string, files: readonly MigrationFile[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select name from ${tableOf(schema)} order by name`);
  const removed = rows.find(({ name }) => !files.some((file) => file.name === name));
  if (removed) throw new MigrationError(removed.name, "was applied but is no longer in the folder");
}

async function grant(client: Client, schema: string, role: string): Promise<void> {
  const [at, to] = [escapeIdentifier(schema), escapeIdentifier(role)];
  await client.query(`
    grant usage on schema ${at} to ${to};
    grant select, insert, update, delete on all tables in schema ${at} to ${to};
    grant usage, select on all sequences in schema ${at} to ${to};
    revoke insert, update, delete on ${tableOf(schema)} from ${to};
    alter default privileges in schema ${at} grant select, insert, update, delete on tables to ${to};
    alter default privileges in schema ${at} grant usage, select on sequences to ${to};`);
}

function tableOf(schema: string): string {
  return `${escapeIdentifier(schema)}.migrations`;
}
