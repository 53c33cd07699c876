import type { SecurityEdge } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthSecurityEdge(_: SecurityEdge): Part {
  return absent("not synthesized yet");
}
