import { findResource, type Graph, type Job, type ProcessShape } from "@terrace/core/graph";
import { formatDuration, parseSchedule, timesADay } from "@terrace/core/units";
import { type Charge, charge, charged, free, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, HOURS } from "./month.ts";
import { decimal } from "./words.ts";

const HOUR = 3_600_000;

/** A task of Fargate is billed for a minute at least. */
const LEAST = 60_000;

/** Starts by the schedule, and CPU and memory of its service's task while it runs, where the words say how long that is. */
export function priceJob(job: Job, { graph, region }: PriceContext): Part {
  const process = processOf(job, graph);
  const schedule = parseSchedule(job.schedule);
  if (process === undefined || schedule === undefined) return free("nothing starts it");
  if (process.host !== null) return free(`it would run on ${process.host}`);
  const runs = (timesADay(schedule) * HOURS) / 24;
  const starts = charge({
    group: "scheduler",
    what: "starts by the schedule",
    sku: "scheduler.start",
    region,
    quantity: standing(runs / 1e6, `${decimal(runs / 1e6, 6)} M starts`),
  });
  if (job.takes === null)
    return charged([starts], [{ what: "its task while it runs", missing: "how long a run takes (`takes`)" }]);
  return charged([starts, ...capacity(process, { runs, takes: job.takes }, region)]);
}

function capacity(
  process: ProcessShape,
  { runs, takes }: { readonly runs: number; readonly takes: number },
  region: string,
): readonly Charge[] {
  const billed = Math.max(LEAST, takes);
  const each = { group: "fargate", region, committable: { family: "fargate", commitment: null } } as const;
  const line = (what: string, sku: string, { amount, unit }: { readonly amount: number; readonly unit: string }) =>
    charge({
      ...each,
      what: `${what} of its task while it runs`,
      sku: `fargate.${process.architecture}.${sku}`,
      isSpot: process.capacity === "spot",
      quantity: standing(
        (runs * billed * amount) / HOUR,
        `${decimal(runs)} runs × ${formatDuration(billed)} × ${decimal(amount)} ${unit}`,
      ),
    });
  return [
    line("CPU", "vcpu", { amount: process.cpu / 1_024, unit: "vCPU" }),
    line("memory", "memory", { amount: process.memory / GB, unit: "GB" }),
  ];
}

function processOf({ of }: Job, graph: Graph): ProcessShape | undefined {
  return findResource(graph, "service", of) ?? findResource(graph, "worker", of) ?? findResource(graph, "site", of);
}
