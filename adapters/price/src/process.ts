import type { ProcessShape } from "@terrace/core/graph";
import { formatDuration } from "@terrace/core/units";
import { type Charge, charge, charged, everyHour, free, type Part, type Quantity, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, HOURS, type Month } from "./month.ts";
import { decimal } from "./words.ts";

/** Tasks that have a machine each: CPU and memory by the hour, for the month's average number of tasks. (BRQ-COST-01, WEB-COST-04) */
export function priceProcess(process: ProcessShape, context: PriceContext): Part {
  if (process.host !== null) return free(`a container on ${process.host}`);
  const addresses = process.tier === "public" ? [address(process, context.region)] : [];
  return charged([...capacity(process, context.region), ...addresses], keptRevision(process));
}

/** A revision that stays longer than this after the next one has come is worth a line. */
const WORTH_SAYING = 3_600_000;

/** Both revisions run while the old one is kept; how often that is, no assumption says. (STM-DEPLOY-05) */
function keptRevision({ deployment }: ProcessShape): Part["missing"] {
  if (!("keepOld" in deployment) || deployment.keepOld <= WORTH_SAYING) return [];
  const kept = formatDuration(deployment.keepOld);
  return [
    {
      what: `tasks of the revision before, for ${kept} after each deployment`,
      missing: "how many deployments a month has",
    },
  ];
}

/** Tasks that the month asks for, before the range cuts them: what lies between the least and the most by load, times growth. */
export function wantedTasks({ tasks }: ProcessShape, month: Month): number {
  return (tasks.minimum + month.load * (tasks.maximum - tasks.minimum)) * month.growth;
}

/** CPU and memory of some tasks; without `count` of the average number. */
export function capacity(process: ProcessShape, region: string, count?: number): readonly Charge[] {
  const cpus = process.cpu / 1_024;
  const memory = process.memory / GB;
  const shape = `${decimal(cpus)} vCPU, ${decimal(memory)} GB${process.architecture === "arm64" ? ", ARM" : ""}`;
  const committable = { family: "fargate", commitment: null } as const;
  const each = { group: "fargate", region, committable, isSpot: process.capacity === "spot" };
  const sku = `fargate.${process.architecture}`;
  return [
    charge({
      ...each,
      what: `CPU of tasks (${shape})`,
      sku: `${sku}.vcpu`,
      quantity: perTask(process, { each: cpus, unit: "vCPU" }, count),
    }),
    charge({
      ...each,
      what: `memory of tasks (${shape})`,
      sku: `${sku}.memory`,
      quantity: perTask(process, { each: memory, unit: "GB" }, count),
    }),
  ];
}

function address(process: ProcessShape, region: string): Charge {
  const quantity = perTask(process, { each: 1, unit: "address" });
  return charge({ group: "public-ipv4", what: "public addresses of tasks", sku: "vpc.public-ipv4", region, quantity });
}

function perTask(
  process: ProcessShape,
  { each, unit }: { readonly each: number; readonly unit: string },
  count?: number,
): Quantity {
  const { minimum, maximum } = process.tasks;
  const amount = (tasks: number) => ({
    units: tasks * each * HOURS,
    factors: `${decimal(tasks, 2)} ${tasks === 1 ? "task" : "tasks"} × ${decimal(each)} ${unit} × ${HOURS} h`,
  });
  if (count !== undefined) return { kind: "standing", amount: amount(count) };
  if (minimum === maximum && minimum > 0) return { kind: "standing", amount: amount(minimum) };
  return used(
    `how many of ${minimum} to ${maximum} tasks run on average`,
    (month) => amount(Math.min(maximum, Math.max(minimum, wantedTasks(process, month)))),
    amount(minimum),
  );
}

/** One address that is held, in use or not. */
export function heldAddresses(count: number, what: string, region: string): Charge {
  return charge({
    group: "public-ipv4",
    what,
    sku: "vpc.public-ipv4",
    region,
    quantity: everyHour(count, count === 1 ? "address" : "addresses"),
  });
}
