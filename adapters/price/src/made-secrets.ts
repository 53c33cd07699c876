import { type Graph, type Postgres, resourcesOf } from "@terrace/core/graph";
import { type Charge, charge, standing } from "./charge.ts";

/**
 * Secrets that no word of the platform asks for and that are made all the same, such as the password of each process's user of a database:
 * they are billed as all others are. Nothing for none.
 */
export function madeSecrets(count: number, what: string, region: string): readonly Charge[] {
  if (count === 0) return [];
  const quantity = standing(count, `${count} ${count === 1 ? "secret" : "secrets"}`);
  return [charge({ group: "secrets", what, sku: "secrets.secret", region, quantity })];
}

/** Users of a database: each process that talks to it has one. */
export function usersOf(graph: Graph, { id }: Pick<Postgres, "id">): number {
  const processes = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site"), ...resourcesOf(graph, "worker")];
  return processes.filter(({ uses }) => uses.includes(id)).length;
}
