import { Client, type ClientConfig } from "pg";

const CONNECT_TIMEOUT = 5_000;

export type Row = Readonly<Record<string, unknown>>;

/** Asks a server one question after the other on a connection of its own; the rows of the last. Rejects with PostgreSQL's own words. */
export async function askDatabase(connection: ClientConfig, ...statements: readonly string[]): Promise<readonly Row[]> {
  const client = new Client({ connectionTimeoutMillis: CONNECT_TIMEOUT, ...connection });
  // A connection that breaks between two questions is told here; the next question then rejects.
  client.on("error", () => undefined);
  await client.connect();
  try {
    let rows: readonly Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
