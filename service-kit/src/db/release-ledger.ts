import type { Client } from "pg";

/** A migration that has taken something away, and the release whose code its author knew to do without. */
export interface Contraction {
  readonly name: string;
  /** Null where no release before was known. */
  readonly follows: string | null;
}

/** Makes the tables in which a database remembers its releases. Nobody but the owner sees them. */
export async function openLedger(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists terrace;
    create table if not exists terrace.releases (name text primary key, prepared_at timestamptz not null);
    create table if not exists terrace.contractions (
      schema text not null, name text not null, follows text, primary key (schema, name));`);
}

/** The release that the database was last made ready for, other than this one; null where none is known. */
export async function releaseBefore(client: Client, release: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    "select name from terrace.releases where name <> $1 order by prepared_at desc limit 1",
    [release],
  );
  return rows[0]?.name ?? null;
}

/** Notes that everything a release needs of the database is there. */
export async function noteRelease(client: Client, release: string): Promise<void> {
  await client.query(
    `insert into terrace.releases (name, prepared_at) values ($1, clock_timestamp())
     on conflict (name) do update set prepared_at = excluded.prepared_at`,
    [release],
  );
}

/** The contractions that a schema has gone through. */
export async function contractionsOf(client: Client, schema: string): Promise<readonly Contraction[]> {
  const { rows } = await client.query<Contraction>("select name, follows from terrace.contractions where schema = $1", [
    schema,
  ]);
  return rows;
}

/** Notes a contraction before it is made: one that is noted and not made concerns nobody. */
export async function noteContraction(client: Client, schema: string, { name, follows }: Contraction): Promise<void> {
  await client.query(
    `insert into terrace.contractions (schema, name, follows) values ($1, $2, $3)
     on conflict (schema, name) do update set follows = excluded.follows`,
    [schema, name, follows],
  );
}
