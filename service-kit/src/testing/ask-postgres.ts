import { Client } from "pg";
import type { DatabaseConfig } from "../config/index.ts";
import { connectionOf } from "../db/index.ts";

/** Resolves when a database answers a query of a fresh connection. */
export async function askPostgres(config: DatabaseConfig): Promise<void> {
  const client = new Client(connectionOf(config));
  // A server that ends while it is asked would otherwise end the test run.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
  } finally {
    await client.end();
  }
}
