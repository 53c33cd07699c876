import type { Edge } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthEdge(_: Edge): Part {
  return absent("not synthesized yet");
}
