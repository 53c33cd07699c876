import type { Log } from "@terrace/core/graph";
import { absent, type Part } from "./plan/part.ts";

/** Nothing stands for it on this machine. */
export function planLog(_: Log): Part {
  return absent("tasks write to files of the state folder, which have no retention");
}
