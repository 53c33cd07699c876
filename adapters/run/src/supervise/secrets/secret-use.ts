import { type Graph, type Postgres, type Redis, resourcesOf } from "@terrace/core/graph";
import { type DatabaseRole, databaseRoles, ownerRole } from "../../plan/database-role.ts";

/** What a secret is for, which decides how it is changed. */
export type SecretUse =
  | { readonly kind: "signing-key"; readonly lifetime: number }
  | { readonly kind: "database-role"; readonly postgres: Postgres; readonly role: DatabaseRole }
  | { readonly kind: "database-owner"; readonly postgres: Postgres; readonly role: string }
  | { readonly kind: "database-superuser"; readonly postgres: Postgres }
  | { readonly kind: "cache"; readonly redis: Redis }
  | { readonly kind: "media-signing" }
  | { readonly kind: "given" }
  | { readonly kind: "other" };

/** How long what a key signed is good, where nobody says. */
const UNKNOWN_LIFETIME = 86_400_000;

export function useOf(graph: Graph, id: string): SecretUse {
  for (const postgres of resourcesOf(graph, "postgres")) {
    if (postgres.password === id) return { kind: "database-superuser", postgres };
    const owner = ownerRole(postgres);
    if (owner.password === id) return { kind: "database-owner", postgres, role: owner.name };
    const role = databaseRoles(graph, postgres).find(({ password }) => password === id);
    if (role !== undefined) return { kind: "database-role", postgres, role };
  }
  const redis = resourcesOf(graph, "redis").find(({ password }) => password === id);
  if (redis !== undefined) return { kind: "cache", redis };
  if (resourcesOf(graph, "bucket").some(({ signing }) => signing === id)) return { kind: "media-signing" };
  const form = resourcesOf(graph, "secret").find((secret) => secret.id === id)?.form;
  if (form === "rsa-key-pair") return { kind: "signing-key", lifetime: lifetimeOf(graph, id) };
  return { kind: form === "external" || form === "json" ? "given" : "other" };
}

/** Why a change of a secret ends something; null where nobody notices. */
export function breakOf(use: SecretUse): string | null {
  switch (use.kind) {
    case "media-signing":
      return "signed media paths of before end at once, so players ask for new ones, and the edge starts anew, which resets the requests of that moment";
    case "other":
      return "whatever was signed or derived with the value of before ends at once, such as sessions, and a password that an account was made with stays as it is";
    default:
      return null;
  }
}

/** The longest that a token lives which a service signs with the key, by the service's own variable. */
function lifetimeOf(graph: Graph, id: string): number {
  const seconds = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "worker"), ...resourcesOf(graph, "site")]
    .filter(({ env }) => Object.values(env).some((value) => value.kind === "reference" && value.resource === id))
    .flatMap(({ env }) => {
      const value = env.ACCESS_TOKEN_SECONDS;
      return value?.kind === "literal" ? [Number(value.value)] : [];
    });
  return seconds.length === 0 ? UNKNOWN_LIFETIME : Math.max(...seconds) * 1_000;
}
