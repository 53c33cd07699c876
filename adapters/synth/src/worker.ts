import type { Worker } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthWorker(_: Worker): Part {
  return absent("not synthesized yet");
}
