import type { Registry } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthRegistry(_: Registry): Part {
  return absent("not synthesized yet");
}
