import { Client, type ClientConfig, escapeIdentifier } from "pg";
import { readMigrationFiles } from "../migrations/migration-file.ts";
import { type Furniture, furnish } from "./furnish.ts";
import { type Judged, type Judgement, judgeMigrations } from "./judge-migrations.ts";
import { migrate } from "./migrate.ts";
import { MigrationError } from "./migration-error.ts";
import { contractionsOf, noteContraction, noteRelease, openLedger, releaseBefore } from "./release-ledger.ts";

/** A schema and the folder of its migrations. */
export interface BroughtSchema {
  readonly schema: string;
  readonly directory: string;
}

/** What a release needs of a database. */
export interface PrepareOptions extends Omit<Furniture, "database" | "schemas"> {
  /** How to connect as the owner of the database. */
  readonly connection: ClientConfig & { readonly database: string };
  readonly schemas: readonly BroughtSchema[];
  readonly release: string;
  /** The release whose tasks serve meanwhile; null where none is known. */
  readonly running: string | null;
  /** Whether nothing is left to be brought after this: the release counts as the last one from then on. */
  readonly completes: boolean;
}

/** What was done to one schema. */
export interface PreparedSchema {
  readonly schema: string;
  readonly applied: readonly string[];
  /** Whether the schema was ahead of the release, which then brought nothing. */
  readonly older: boolean;
}

/**
 * Makes a database ready for a release: roles, schemas and rights, then the migrations that it has not seen. Can be repeated at any time; several at
 * once take turns. Every schema is judged before any is changed.
 * @throws MigrationError when a migration breaks what runs, was changed since, or fails; what came before it stays
 */
export async function prepareDatabase(options: PrepareOptions): Promise<readonly PreparedSchema[]> {
  const client = new Client(options.connection);
  await client.connect();
  try {
    await furnishInTurn(client, options);
    const before = await releaseBefore(client, options.release);
    const judgements: Judgement[] = [];
    for (const brought of options.schemas) judgements.push(await judge(client, brought, { ...options, before }));
    const done: PreparedSchema[] = [];
    for (const [index, brought] of options.schemas.entries()) {
      const judgement = judgements[index];
      if (judgement === undefined || judgement.older) done.push({ schema: brought.schema, applied: [], older: true });
      else done.push(await bring(client, brought, { ...options, before, contracting: judgement.contracting }));
    }
    if (options.completes) await noteRelease(client, options.release);
    return done;
  } finally {
    await client.end();
  }
}

async function furnishInTurn(client: Client, { connection, schemas, ...rest }: PrepareOptions): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('furnish', 0))");
    await openLedger(client);
    await furnish(client, { ...rest, database: connection.database, schemas: schemas.map(({ schema }) => schema) });
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

type Release = Pick<Judged, "release" | "running" | "before">;

async function judge(client: Client, { schema, directory }: BroughtSchema, release: Release): Promise<Judgement> {
  const files = await readMigrationFiles(directory);
  if (files.length === 0) throw new MigrationError(directory, "has no migrations");
  const contractions = await contractionsOf(client, schema);
  return judgeMigrations({ ...release, files, contractions, applied: await appliedIn(client, schema) });
}

async function appliedIn(client: Client, schema: string): Promise<readonly string[]> {
  const table = `${escapeIdentifier(schema)}.migrations`;
  const { rows: found } = await client.query<{ at: string | null }>("select to_regclass($1) as at", [table]);
  if (found[0]?.at == null) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${table} order by name`);
  return rows.map(({ name }) => name);
}

interface Bringing extends Pick<PrepareOptions, "connection" | "roles"> {
  readonly before: string | null;
  readonly contracting: readonly string[];
}

async function bring(
  client: Client,
  { schema, directory }: BroughtSchema,
  { connection, roles, before, contracting }: Bringing,
): Promise<PreparedSchema> {
  for (const name of contracting) await noteContraction(client, schema, { name, follows: before });
  const { applied } = await migrate({ connection, schema, directory });
  for (const role of roles.filter((one) => one.schemas.includes(schema)))
    await client.query(
      `revoke insert, update, delete on ${escapeIdentifier(schema)}.migrations from ${escapeIdentifier(role.name)}`,
    );
  return { schema, applied, older: false };
}
