import type { Pipeline } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthPipeline(_: Pipeline): Part {
  return absent("not synthesized yet");
}
