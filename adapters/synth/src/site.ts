import type { Site } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthSite(_: Site): Part {
  return absent("not synthesized yet");
}
