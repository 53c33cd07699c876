import type { Queue } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthQueue(_: Queue): Part {
  return absent("not synthesized yet");
}
