import type { Postgres } from "@terrace/core/graph";

/** The user that a server begins with, and that migrates. */
export function databaseOwner({ name }: Postgres): string {
  return `${name}_owner`;
}
