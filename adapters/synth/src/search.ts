import type { Search } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthSearch(_: Search): Part {
  return absent("not synthesized yet");
}
