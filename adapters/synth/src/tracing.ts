import type { Tracing } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthTracing(_: Tracing): Part {
  return absent("not synthesized yet");
}
