import type { Host } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthHost(_: Host): Part {
  return absent("not synthesized yet");
}
