import type { Duration } from "../units/index.ts";
import { count, duration, flag, requestPath, text } from "./leaf-fields.ts";
import { list, words } from "./structure-fields.ts";

/** How a task's health is asked. */
export interface HealthWords {
  readonly path?: string;
  readonly interval?: Duration;
  readonly timeout?: Duration;
  readonly healthyAfter?: number;
  readonly unhealthyAfter?: number;
  /** How long a new task may take before its answer counts. */
  readonly grace?: Duration;
  /** Whether Node asks inside of the container too, as ECS can; false for images without Node, whose health the balancer alone asks. True if left out. */
  readonly container?: boolean;
  /** Third parties whose failure would fail the check; a sound check has none. */
  readonly dependsOn?: readonly string[];
}

export const healthField = words<HealthWords>("health: { path, interval, … }", {
  path: requestPath,
  interval: duration,
  timeout: duration,
  healthyAfter: count,
  unhealthyAfter: count,
  grace: duration,
  container: flag,
  dependsOn: list("a list of third parties", text),
});
