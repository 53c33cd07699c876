import { type Graph, type ResourceId, resourcesOf, type Secret } from "@terrace/core/graph";
import { databaseRoles, ownerRole } from "./database-role.ts";

/** Bytes of randomness in a password that only programs read. */
const ROLE_STRENGTH = 32;

/** Everything that `Placement.secrets` must hold: the graph's secrets, and a password for each database role that exists only here. */
export function secretsNeeded(graph: Graph): readonly Secret[] {
  const roles = resourcesOf(graph, "postgres").flatMap((postgres) => [
    ownerRole(postgres).password,
    ...databaseRoles(graph, postgres).map(({ password }) => password),
  ]);
  return [...resourcesOf(graph, "secret"), ...[...new Set(roles)].map(rolePassword)];
}

function rolePassword(id: ResourceId): Secret {
  return { kind: "secret", id, form: "password", strength: ROLE_STRENGTH, name: null, rotateEvery: null, of: null };
}
