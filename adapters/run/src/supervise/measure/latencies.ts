import type { Traffic } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { Answered } from "./answers.ts";

/** Latencies of the answers since they were last taken, by service and by task. */
export class Latencies {
  #bySource = new Map<string, Milliseconds[]>();

  note({ service, task, latency }: Answered): void {
    if (latency === null) return;
    for (const source of [service, `${service}/${task}`]) {
      const noted = this.#bySource.get(source);
      if (noted === undefined) this.#bySource.set(source, [latency]);
      else noted.push(latency);
    }
  }

  /** The quantiles of each source, and begins anew. */
  take(): (service: string, task?: string) => Traffic["latency"] {
    const taken = this.#bySource;
    this.#bySource = new Map();
    return (service, task) => quantilesOf(taken.get(task === undefined ? service : `${service}/${task}`) ?? []);
  }
}

function quantilesOf(latencies: readonly Milliseconds[]): Traffic["latency"] {
  if (latencies.length === 0) return null;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
