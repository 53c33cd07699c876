import type { SqlConnection, Step } from "../../plan/run-plan.ts";
import type { PlannedMachine } from "../../testing/planned-machine.ts";
import { runOnce, startEngine } from "../../testing/running-engine.ts";
import { askDatabase } from "../backup/ask-database.ts";

/** The PostgreSQL of a planned machine, at work, with the platform's database in it and no tables. */
export interface LiveDatabase extends AsyncDisposable {
  /** As superuser, to a database of this name. */
  connection(database: string): SqlConnection;
  /** Runs statements in the platform's database and returns the rows of the last. */
  ask(...statements: readonly string[]): ReturnType<typeof askDatabase>;
}

/** Starts it and returns when it answers. */
export async function startDatabase(machine: PlannedMachine): Promise<LiveDatabase> {
  const server = machine.process("postgres");
  const { check } = server.probe;
  if (check.kind !== "postgres") throw new Error("another probe");
  const connection = (database: string) => ({ ...check.connection, database });
  for (const step of server.before) await execute(step);
  const engine = await startEngine(server, () => askDatabase(connection("postgres"), "SELECT 1"));
  // Roles and databases; what follows are the services' migrations.
  for (const step of server.after.slice(0, 2)) await execute(step);
  return {
    connection,
    ask: (...statements) => askDatabase(connection("sample"), ...statements),
    [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose](),
  };
}

async function execute(step: Step): Promise<void> {
  if (step.kind === "command") await runOnce(step.command);
  if (step.kind === "sql") await askDatabase(step.connection, ...step.statements);
}
