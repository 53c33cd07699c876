import type { Backup } from "@terrace/core/graph";
import { absent, type Part } from "./plan/part.ts";

/** Nothing stands for it on this machine. */
export function planBackup(_: Backup): Part {
  return absent("base backups and log archiving do not run here yet; the data survives restarts in the state folder");
}
