import type { Key } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthKey(_: Key): Part {
  return absent("not synthesized yet");
}
