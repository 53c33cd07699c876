import type { Budget } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthBudget(_: Budget): Part {
  return absent("not synthesized yet");
}
