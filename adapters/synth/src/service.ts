import type { Service } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthService(_: Service): Part {
  return absent("not synthesized yet");
}
