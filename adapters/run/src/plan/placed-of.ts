import type { PlanContext } from "./context.ts";
import { nameOf, type ProcessResource, taskNames } from "./name.ts";
import type { PlacedService } from "./placed-service.ts";
import { sourceDigest } from "./sources.ts";

/** What a resource runs; the working tree in its first places where nothing was ever deployed. */
export function placedOf(resource: ProcessResource, context: PlanContext): PlacedService {
  const placed = context.services[nameOf(resource.id)];
  if (placed !== undefined) return placed;
  const digest = sourceDigest(resource, context.placement);
  const tasks = taskNames(resource, context.maximumTasks).map((slot) => ({ slot, digest, env: {} }));
  return { tasks, newest: { digest, createdAt: 0 } };
}
