import type { Graph } from "@terrace/core/graph";
import type { Measurement, RunSnapshot, Usage } from "@terrace/core/report";
import { nameOf, processesOf } from "../../plan/name.ts";
import type { Figure, FigureSample } from "./exposition.ts";

/** A task is given thousandths of a core, of which there are 1,024. */
const CORE = 1_024;

/** Adds up what processes took of the processors, second by second. */
export class ProcessorTime {
  readonly #seconds = new Map<string, number>();
  #last = 0;

  note({ at, tasks, engines }: Measurement): void {
    // A pause of the control plane is not counted as if everything had gone on as in its last second.
    const lasted = this.#last === 0 ? 0 : Math.min(2, Math.max(0, (at - this.#last) / 1_000));
    this.#last = at;
    for (const [name, { cpu }] of Object.entries({ ...engines, ...tasks }))
      this.#seconds.set(name, (this.#seconds.get(name) ?? 0) + cpu * lasted);
  }

  of(name: string): number {
    return this.#seconds.get(name) ?? 0;
  }
}

/** What runs, what it takes of the machine, and what it may take. */
export function processFigures(
  snapshot: RunSnapshot,
  measurement: Measurement,
  { graph, time }: { readonly graph: Graph | null; readonly time: ProcessorTime },
): readonly Figure[] {
  const limits = new Map((graph === null ? [] : processesOf(graph)).map((one) => [nameOf(one.id), one] as const));
  const usage: Readonly<Record<string, Usage>> = { ...measurement.engines, ...measurement.tasks };
  const processes = [
    ...snapshot.tasks.map((task) => ({ ...task, labels: { process: task.name, service: task.service } })),
    ...snapshot.engines.map((engine) => ({ ...engine, labels: { process: engine.name, kind: engine.kind } })),
  ];
  const running = processes.filter(({ pid }) => pid !== null);
  const figure = (name: string, type: "counter" | "gauge", samples: readonly FigureSample[]): Figure => ({
    ...{ name: `terrace_process_${name}`, type, samples },
  });
  const limited = snapshot.tasks.flatMap(({ name, service }) => {
    const limit = limits.get(service);
    return limit === undefined ? [] : [{ labels: { process: name, service }, limit }];
  });
  return [
    figure(
      "cpu_seconds_total",
      "counter",
      running.map(({ name, labels }) => ({ labels, value: time.of(name) })),
    ),
    figure(
      "memory_bytes",
      "gauge",
      running.map(({ name, labels }) => ({ labels, value: usage[name]?.memory ?? 0 })),
    ),
    figure(
      "healthy",
      "gauge",
      processes.map(({ health, labels }) => ({ labels, value: health === "healthy" ? 1 : 0 })),
    ),
    figure(
      "unhealthy",
      "gauge",
      // One that starts, leaves or has been taken away is none that fails, which is more than the balancer can tell of a server that is down.
      processes.map(({ health, labels }) => ({ labels, value: health === "unhealthy" ? 1 : 0 })),
    ),
    figure(
      "restarts_total",
      "counter",
      processes.map(({ restarts, labels }) => ({ labels, value: restarts })),
    ),
    figure(
      "cpu_limit_cores",
      "gauge",
      limited.map(({ labels, limit }) => ({ labels, value: limit.cpu / CORE })),
    ),
    figure(
      "memory_limit_bytes",
      "gauge",
      limited.map(({ labels, limit }) => ({ labels, value: limit.memory })),
    ),
  ];
}

/** Jobs by queue, and the age of the oldest that is due. */
export function queueFigures({ queues }: Measurement): readonly Figure[] {
  if (queues === null) return [];
  const states = ["waiting", "running", "dead"] as const;
  return [
    {
      ...{ name: "terrace_queue_jobs", type: "gauge" },
      samples: Object.entries(queues).flatMap(([queue, depth]) =>
        states.map((state) => ({ labels: { queue, state }, value: depth[state] })),
      ),
    },
    {
      ...{ name: "terrace_queue_oldest_seconds", type: "gauge" },
      samples: Object.entries(queues).map(([queue, { oldest }]) => ({
        labels: { queue },
        value: (oldest ?? 0) / 1_000,
      })),
    },
  ];
}
