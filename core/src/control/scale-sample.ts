import type { ProcessShape, ScaleMetric } from "../graph/index.ts";
import type { Measurement, TaskMeasurement } from "../report/index.ts";
import { perTask } from "./per-task.ts";
import type { ScaleSample } from "./scale-opinion.ts";

/** A process whose number of tasks moves, as its measurements know it. */
export interface ScaledProcess extends Pick<ProcessShape, "cpu" | "memory"> {
  readonly service: string;
  /** The module whose jobs it takes: their queues are called `<module>.<job>`. Null for what answers requests. */
  readonly jobsOf: string | null;
  /** Kinds of jobs of other modules that it takes as well. */
  readonly topics: readonly string[];
}

/** Units of the spec's `cpu` in one core, as on Fargate. */
const CORE = 1_024;

const MINUTE = 60;

/**
 * What one measured second says of each metric that scaling can follow; nothing of what was not measured, and nothing at all while no task works.
 * Tasks that the balancer sends nothing to are still starting or on their way out: neither their work nor their number counts.
 */
export function scaleSample(
  { service, cpu, memory, jobsOf, topics }: ScaledProcess,
  { at, services, tasks, queues }: Measurement,
): { readonly [M in ScaleMetric]?: ScaleSample } {
  const working = Object.values(tasks).filter((task) => task.service === service && isAtWork(task));
  const count = working.length;
  if (count === 0) return {};
  const sample = (value: number): ScaleSample => ({ at, value, tasks: count });
  const mean = (of: (task: TaskMeasurement) => number): number => perTask(sum(working.map(of)), count);
  const traffic = services[service];
  const own = Object.entries(queues ?? {}).filter(([name]) => name.startsWith(`${jobsOf}.`) || topics.includes(name));
  return {
    cpu: sample(mean((task) => task.cpu) / (cpu / CORE)),
    memory: sample(mean((task) => task.memory) / memory),
    ...(traffic === undefined
      ? {}
      : {
          "requests-per-task": sample(perTask(traffic.requests * MINUTE, count)),
          "connections-per-task": sample(perTask(traffic.open, count)),
        }),
    ...(jobsOf === null || queues === null
      ? {}
      : { "backlog-per-task": sample(perTask(sum(own.map(([, { waiting }]) => waiting)), count)) }),
  };
}

/** A worker is at work as long as it is there: nobody stands before it. */
function isAtWork({ balanced }: TaskMeasurement): boolean {
  return balanced === null || balanced === "ready";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
