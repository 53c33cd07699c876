import type { Deployment } from "./process.ts";

/** How many times the usual number of tasks stands at most while a new revision takes over. */
export function surgeOf(deployment: Deployment): number {
  if (deployment.strategy === "rolling") return Math.max(1, deployment.maximum);
  return deployment.strategy === "replace" ? 1 : 2;
}
