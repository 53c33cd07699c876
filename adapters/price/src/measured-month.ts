import type { ProcessShape, Resource } from "@terrace/core/graph";
import type { SpendRate, UsageMeasure } from "@terrace/core/report";
import type { Charge } from "./charge.ts";
import { HOURS, type Month } from "./month.ts";

/** What one charge follows of the things that are measured. */
interface Followed extends Pick<SpendRate, "follows" | "take"> {
  /** What it follows beside them, in words; null for nothing. */
  readonly unmeasured: string | null;
}

type Follow = SpendRate["follows"][number];

/** A month in which nothing happens. Every request reaches the balancer, since that is where requests are measured. */
const NOTHING: Month = {
  ...{ requests: 0, egress: 0, hitRatio: 0, load: 0, nat: 0, logs: 0, stored: {}, objects: 0, messages: 0 },
  ...{ liveHours: 0, users: 0, served: 0, growth: 1 },
};

/** So much that no rounding shows. */
const MUCH = 1e12;

/** A difference between two large numbers that is none. */
const NO_DIFFERENCE = 1e-9;

/** Months of one thing each, and what that thing is measured as. */
const MEASURED: readonly { readonly measure: UsageMeasure; readonly month: Partial<Month> }[] = [
  { measure: "requests", month: { requests: MUCH } },
  { measure: "egress", month: { egress: MUCH } },
  { measure: "logs", month: { logs: MUCH } },
];

/** The same, answered by the edge: what stands behind it is not asked. */
const AT_THE_EDGE: typeof MEASURED = [
  { measure: "edge-requests", month: { requests: MUCH, hitRatio: 1 } },
  { measure: "edge-egress", month: { egress: MUCH, hitRatio: 1 } },
];

const UNMEASURED: Partial<Month> = { nat: MUCH, objects: MUCH, messages: MUCH, liveHours: MUCH };

/** Asks a charge what it comes to in months of one thing each: how much of the bill follows which measure. What stands there anyway follows the hours. */
export function followed({ quantity }: Charge, resource: Resource): Followed {
  const hours = (units: number): readonly Follow[] => (units === 0 ? [] : [{ measure: "hours", units: units / HOURS }]);
  if (quantity.kind === "standing") return { follows: hours(quantity.amount.units), take: "sum", unmeasured: null };
  const empty = { ...NOTHING, stored: storedIn(resource, 0) };
  const unitsIn = (month: Partial<Month>) => quantity.of({ ...empty, ...month })?.units ?? null;
  const least = unitsIn({});
  const needs = quantity.needs;
  if (least === null) return { follows: hours(quantity.least?.units ?? 0), take: "sum", unmeasured: needs };
  const more = (month: Partial<Month>) => (unitsIn(month) ?? least) - least;
  const usedBy = (months: typeof MEASURED) =>
    months.map(({ measure, month }) => ({ measure, units: more(month) / MUCH }));
  const used = usedBy(MEASURED);
  const kept = {
    measure: `stored:${resource.id}` as const,
    units: more({ stored: storedIn(resource, MUCH) }) / MUCH / HOURS,
  };
  const follows = [...used, ...usedBy(AT_THE_EDGE), kept, ...tasksOf(resource, more)].filter(({ units }) => units > 0);
  const together = more(Object.assign({}, ...MEASURED.map(({ month }) => month)));
  const apart = used.reduce((sum, { units }) => sum + units * MUCH, 0);
  return {
    follows: [...hours(least), ...follows],
    take: apart - together > NO_DIFFERENCE * apart ? "most" : "sum",
    unmeasured: more(UNMEASURED) > 0 || isLoaded(resource, more) ? needs : null,
  };
}

/** Hours of tasks above the least, each as much as all of them at full load by their number. */
function tasksOf(resource: Resource, more: (month: Partial<Month>) => number): readonly Follow[] {
  if (!isProcess(resource)) return [];
  const { minimum, maximum } = resource.tasks;
  const each = maximum === minimum ? 0 : more({ load: 1 }) / (maximum - minimum);
  return [{ measure: `tasks:${resource.id}`, units: each / HOURS }];
}

/** Whether the load decides that is no number of tasks, as of replicas. */
function isLoaded(resource: Resource, more: (month: Partial<Month>) => number): boolean {
  return !isProcess(resource) && more({ load: 1 }) > 0;
}

function isProcess(resource: Resource): resource is Resource & ProcessShape {
  return resource.kind === "service" || resource.kind === "site" || resource.kind === "worker";
}

function storedIn({ kind, id }: Resource, bytes: number): Month["stored"] {
  return kind === "bucket" ? { [id]: bytes } : {};
}
