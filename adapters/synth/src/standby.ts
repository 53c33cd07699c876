import type { Standby } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthStandby(_: Standby): Part {
  return absent("not synthesized yet");
}
