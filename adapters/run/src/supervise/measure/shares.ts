import type { Ratio } from "@terrace/core/units";
import type { TaskTraffic } from "./traffic.ts";

/** A task as a share is told of it. */
interface Sharer {
  readonly name: string;
  readonly service: string;
}

/**
 * The part of its service's requests that each task gets, by the weights. Only places in which a task stands share: one that was just left is up
 * for as long as the balancer's checks take to find that out, but what is sent there comes to the others.
 */
export function sharesOf(
  tasks: readonly Sharer[],
  places: Readonly<Record<string, Pick<TaskTraffic, "weight" | "balanced">>>,
): ReadonlyMap<string, Ratio> {
  const weighed = tasks.flatMap(({ name, service }) => {
    const place = places[name];
    return place === undefined ? [] : { name, service, weight: place.balanced === "ready" ? place.weight : 0 };
  });
  const totals = new Map<string, number>();
  for (const { service, weight } of weighed) totals.set(service, (totals.get(service) ?? 0) + weight);
  return new Map(weighed.map(({ name, service, weight }) => [name, weight / (totals.get(service) || 1)]));
}
