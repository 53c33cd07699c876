import type { Log } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthLog(_: Log): Part {
  return absent("not synthesized yet");
}
