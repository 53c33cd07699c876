import type { ResourceId } from "@terrace/core/graph";
import { type PlanContext, passwordOf } from "./context.ts";
import type { DatabaseRole } from "./database-role.ts";

/** A name and a password that the database lets in. */
export interface DatabaseLogin {
  readonly name: string;
  readonly password: string;
}

/**
 * The login that tasks of a role use and, while they change over, the other one. A role has two names that take turns: PostgreSQL and
 * PgBouncer know one password for a name, so that a new password without a new name would shut out whoever has the old one.
 */
export function loginsOf(role: DatabaseRole, of: ResourceId, context: PlanContext): readonly DatabaseLogin[] {
  const secret = context.placement.secrets[role.password];
  const turn = secret?.form === "password" ? (secret.turn ?? 0) : 0;
  const beside = secret?.form === "password" ? secret.beside : undefined;
  return [
    { name: loginName(role.name, turn), password: passwordOf(context, role.password, of) },
    ...(beside === undefined ? [] : [{ name: loginName(role.name, turn + 1), password: beside }]),
  ];
}

/** `identity`, then `identity__2`, then `identity` again. */
export function loginName(role: string, turn: number): string {
  return turn % 2 === 0 ? role : `${role}__2`;
}
