import type { Bucket } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthBucket(_: Bucket): Part {
  return absent("not synthesized yet");
}
