import type { Edge } from "../graph/index.ts";
import type { EdgeSpec } from "../spec/index.ts";
import type { Draft } from "./draft.ts";

/** What an edge is made of where nobody says: nginx on one machine, nothing on AWS. */
export function engineOfEdge({ engine, container }: EdgeSpec, draft: Draft): Edge["engine"] {
  if (engine !== undefined) return engine;
  return draft.blueprint.header.target === "local" || container != null ? "nginx" : "none";
}
