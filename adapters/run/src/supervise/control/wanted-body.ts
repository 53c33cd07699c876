import { graphFromJson, graphToJson } from "@terrace/core/graph";
import type { Settings, Wanted } from "../state/settings.ts";
import { Refused } from "./route.ts";

/** What a platform is to be, as the body of a request. */
export function wantedBody({ graph, settings }: Wanted) {
  return { graph: graphToJson(graph), settings };
}

/** The same, read. Throws a `Refused` when it is something else. */
export function readWantedBody(body: unknown): Wanted {
  const { graph, settings } = (body ?? {}) as { readonly graph?: unknown; readonly settings?: Settings };
  if (typeof graph !== "string" || settings === undefined)
    throw new Refused(400, "VALIDATION_FAILED", "a graph and settings are wanted");
  return { graph: graphFromJson(graph), settings };
}
