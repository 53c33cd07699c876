import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";

/** How a transaction runs. */
export interface TransactionOptions {
  /** PostgreSQL's default, read committed, when absent. */
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  /** Runs in all, the first included; 5 when absent. */
  readonly attempts?: number;
}

/** Runs `work` in a transaction, again from its start if PostgreSQL broke it off as deadlocked or not serializable (DFZ-ERR-09). `work` must have no effect outside the transaction. */
export async function runTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<Result>,
  { isolation = "read committed", attempts = 5 }: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (attempt >= attempts || !isCollision(error)) throw error;
      // Random, so that two transactions that met do not meet again.
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** SQLSTATE 40001 serialization_failure, 40P01 deadlock_detected. */
function isCollision(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");
}
