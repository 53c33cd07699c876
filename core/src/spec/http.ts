import type { Duration } from "../units/index.ts";
import { type HealthWords, healthField } from "./health.ts";
import { duration, oneOf, port, requestPath, text } from "./leaf-fields.ts";
import { type ModuleWords, migrationsField, type ProcessWords, processFields } from "./process.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** A service that answers HTTP behind the balancer. */
export interface HttpWords extends ProcessWords, ModuleWords {
  readonly port: number;
  /** Paths that the balancer sends here. */
  readonly paths: readonly string[];
  readonly health?: HealthWords;
  /** `websocket` holds connections open: they are drained, not cut. */
  readonly protocol?: "http" | "websocket";
  /** Needs from whose queues it takes jobs itself, where it has no worker that does. */
  readonly takes?: readonly string[];
  /** How long a client stays with the task that it met first; no such bond if left out. */
  readonly sticky?: Duration | null;
}

export type HttpSpec = HttpWords & { readonly kind: "http" };

/** A service's manifest: what it is, where it lives, what it reads and what it needs. */
export function http(settings: HttpWords): HttpSpec {
  return { kind: "http", ...settings };
}

/** The manifest of a service that holds connections open. (DFZ-COMP-04) */
export function websocket(settings: Omit<HttpWords, "protocol">): HttpSpec {
  return { kind: "http", protocol: "websocket", ...settings };
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
    protocol: oneOf("http", "websocket"),
    takes: list("a list of needs", text),
    sticky: nullable(duration),
  },
  ["name", "folder", "port", "paths"],
);
