import { Client } from "pg";
import type { Step } from "../../plan/run-plan.ts";

const CONNECT_TIMEOUT = 5_000;

/** Executes statements in order on one connection; the first that fails ends the step with PostgreSQL's own words. */
export async function runSql(step: Step & { readonly kind: "sql" }, signal: AbortSignal): Promise<void> {
  const client = new Client({ ...step.connection, connectionTimeoutMillis: CONNECT_TIMEOUT });
  // A connection that breaks between two statements is told here; the next statement then rejects.
  client.on("error", () => undefined);
  await client.connect();
  try {
    for (const statement of step.statements) {
      signal.throwIfAborted();
      await client.query(statement);
    }
  } finally {
    await client.end();
  }
}
