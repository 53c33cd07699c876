import type { Measurement, Traffic } from "@terrace/core/report";

/** Figures over time, by column: `at` in milliseconds since 1970, each figure at the place of its second, null where there was none. */
export interface Series {
  readonly at: readonly number[];
  readonly figures: Readonly<Record<string, readonly (number | null)[]>>;
  /** The last second as it was measured; null where nothing was. */
  readonly latest: Measurement | null;
}

/** Every figure of one second by its name: `requests/videos`, `cpu/videos-1`, `waiting/jobs`. */
export function figuresOf({ services, tasks, engines, queues }: Measurement): Readonly<Record<string, number | null>> {
  const figures: Record<string, number | null> = {};
  for (const [name, traffic] of Object.entries(services)) noteTraffic(figures, name, traffic);
  for (const [name, { cpu, memory, share }] of Object.entries(tasks)) {
    Object.assign(figures, { [`cpu/${name}`]: cpu, [`memory/${name}`]: memory, [`share/${name}`]: share });
  }
  for (const [name, { cpu, memory }] of Object.entries(engines)) {
    Object.assign(figures, { [`cpu/${name}`]: cpu, [`memory/${name}`]: memory });
  }
  for (const [name, { waiting, running, dead }] of Object.entries(queues ?? {})) {
    Object.assign(figures, { [`waiting/${name}`]: waiting, [`running/${name}`]: running, [`dead/${name}`]: dead });
  }
  return figures;
}

function noteTraffic(figures: Record<string, number | null>, name: string, traffic: Traffic): void {
  figures[`requests/${name}`] = traffic.requests;
  figures[`errors/${name}`] = traffic.errors;
  figures[`open/${name}`] = traffic.open;
  figures[`p50/${name}`] = traffic.latency?.p50 ?? null;
  figures[`p95/${name}`] = traffic.latency?.p95 ?? null;
  figures[`p99/${name}`] = traffic.latency?.p99 ?? null;
}

/** Measurements by column: a fraction of the size, and what a chart draws as it is. */
export function seriesOf(measurements: readonly Measurement[]): Series {
  const figures: Record<string, (number | null)[]> = {};
  measurements.forEach((measurement, index) => {
    for (const [name, value] of Object.entries(figuresOf(measurement))) {
      const column = (figures[name] ??= new Array<number | null>(measurements.length).fill(null));
      column[index] = value;
    }
  });
  return { at: measurements.map(({ at }) => at), figures, latest: measurements.at(-1) ?? null };
}
