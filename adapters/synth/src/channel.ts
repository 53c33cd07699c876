import type { Channel } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthChannel(_: Channel): Part {
  return absent("not synthesized yet");
}
