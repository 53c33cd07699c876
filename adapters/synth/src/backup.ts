import type { Backup } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthBackup(_: Backup): Part {
  return absent("not synthesized yet");
}
