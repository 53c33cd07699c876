import { type HealthWords, healthField } from "./health.ts";
import { port, requestPath, text } from "./leaf-fields.ts";
import { type ModuleWords, migrationsField, type ProcessWords, processFields } from "./process.ts";
import { list, words } from "./structure-fields.ts";

/** A service that answers HTTP behind the balancer. */
export interface HttpWords extends ProcessWords, ModuleWords {
  readonly port: number;
  /** Paths that the balancer sends here. */
  readonly paths: readonly string[];
  readonly health?: HealthWords;
}

export type HttpSpec = HttpWords & { readonly kind: "http" };

/** A service's manifest: what it is, where it lives, what it reads and what it needs. */
export function http(settings: HttpWords): HttpSpec {
  return { kind: "http", ...settings };
}

export const httpField = words<HttpWords>(
  "a service: http({ … })",
  {
    ...processFields,
    name: text,
    folder: text,
    migrations: migrationsField,
    port,
    paths: list("a list of paths", requestPath),
    health: healthField,
  },
  ["name", "folder", "port", "paths"],
);
