import type { Dns } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthDns(_: Dns): Part {
  return absent("not synthesized yet");
}
