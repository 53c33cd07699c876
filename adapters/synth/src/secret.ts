import type { Secret } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthSecret(_: Secret): Part {
  return absent("not synthesized yet");
}
