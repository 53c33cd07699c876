import type { Postgres } from "@terrace/core/graph";
import { databaseStatements, roleStatements } from "../../config/database-sql.ts";
import { sqlName, sqlText } from "../../config/sql.ts";
import { loginName } from "../../plan/database-login.ts";
import { type DatabaseRole, ownerRole } from "../../plan/database-role.ts";
import { engineName } from "../../plan/name.ts";
import type { SecretValue } from "../../plan/placement.ts";
import type { SqlConnection } from "../../plan/run-plan.ts";
import { askDatabase } from "../backup/ask-database.ts";
import type { Rotation, RotationContext } from "./rotation.ts";

type Password = SecretValue & { readonly form: "password" };

/**
 * A new login for the tasks of a role, beside the present one, with the same rights; tasks change over one after the other, and then nobody
 * gets in with the one of before. Connections that are open end when their owner does.
 */
export async function rotateDatabaseRole(rotation: Rotation, postgres: Postgres, role: DatabaseRole): Promise<void> {
  const [old, fresh] = [passwordIn(await rotation.read()), passwordIn(await rotation.generate())];
  const turn = old.turn ?? 0;
  const server = { ...superuserOf(postgres, rotation.context), database: postgres.name };
  const login = { name: loginName(role.name, turn + 1), password: fresh.value, schemas: role.schemas };
  const rights = databaseStatements(postgres.name, ownerRole(postgres).name, { extensions: [], roles: [login] });
  await askDatabase(server, ...roleStatements([login]), ...rights);
  const both: Password = { ...old, beside: fresh.value };
  await rotation.keep(both);
  await rotation.apply();
  await rotation.take({ form: "password", value: fresh.value, turn: turn + 1, beside: old.value }, both);
  await askDatabase(server, `ALTER ROLE ${sqlName(loginName(role.name, turn))} PASSWORD NULL`);
  await rotation.keep({ form: "password", value: fresh.value, turn: turn + 1 });
  await rotation.apply();
}

/** The owner of the schemas runs migrations only: no task has its password. */
export async function rotateDatabaseOwner(rotation: Rotation, postgres: Postgres, role: string): Promise<void> {
  const [old, fresh] = [passwordIn(await rotation.read()), passwordIn(await rotation.generate())];
  await rotation.keep(fresh);
  await askDatabase(superuserOf(postgres, rotation.context), ...setPassword(role, fresh.value));
  await rotation.take(fresh, old);
}

/** Both passwords are kept until the server has the new one, so that a crash in between shuts nobody out: begun again, it ends what was begun. */
export async function rotateSuperuser(rotation: Rotation, postgres: Postgres): Promise<void> {
  const old = passwordIn(await rotation.read());
  const present = superuserOf(postgres, rotation.context);
  const candidates = [present.password, old.value, ...(old.beside === undefined ? [] : [old.beside])];
  const known = await firstThatWorks(present, candidates);
  const fresh = passwordIn(await rotation.generate());
  await rotation.keep({ ...fresh, beside: known });
  await askDatabase({ ...present, password: known }, ...setPassword(present.user, fresh.value));
  await rotation.keep(fresh);
  await rotation.take(fresh, fresh);
}

async function firstThatWorks(connection: SqlConnection, passwords: readonly string[]): Promise<string> {
  let failure: unknown = null;
  for (const password of new Set(passwords)) {
    try {
      await askDatabase({ ...connection, password }, "SELECT 1");
      return password;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function superuserOf(postgres: Postgres, { graph, plan }: RotationContext): SqlConnection {
  const name = engineName(graph, postgres.id, "postgres");
  const check = plan.processes.find((process) => process.name === name)?.probe.check;
  if (check?.kind !== "postgres") throw new Error(`${name} does not run`);
  return check.connection;
}

/** The log stays silent about statements that hold a password. */
function setPassword(role: string, password: string): readonly string[] {
  const quiet = ["SET log_min_error_statement = panic", "SET log_min_duration_statement = -1"];
  return [...quiet, `ALTER ROLE ${sqlName(role)} PASSWORD ${sqlText(password)}`];
}

function passwordIn(value: SecretValue): Password {
  if (value.form !== "password") throw new Error(`a ${value.form} stands where a password should`);
  return value;
}
