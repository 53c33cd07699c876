import type { Job } from "@terrace/core/graph";
import { type Part, planned } from "./plan/part.ts";

/** No process stands for a job until it is due: the control plane starts it then, as a task of its service with another entry. */
export function planJob(_: Job): Part {
  return planned({});
}
