import type { Live } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthLive(_: Live): Part {
  return absent("not synthesized yet");
}
