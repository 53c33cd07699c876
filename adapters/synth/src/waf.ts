import type { Waf } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthWaf(_: Waf): Part {
  return absent("not synthesized yet");
}
