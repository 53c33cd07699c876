import type { Queue } from "@terrace/core/graph";
import { type Part, planned } from "./plan/part.ts";

/** A queue is tables in its database, which postgres.ts migrates: no process stands for it. (CON-ALL-15) */
export function planQueue(_: Queue): Part {
  return planned({});
}
