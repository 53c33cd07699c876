import type { Network } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthNetwork(_: Network): Part {
  return absent("not synthesized yet");
}
