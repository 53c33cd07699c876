import type { LoadReport, PopulationReport } from "@terrace/core/report";
import type { HttpPopulation, Load, Population } from "../load.ts";

/** Clients that ask for `/` 40 times within a fifth of a second. */
export const READERS: HttpPopulation = {
  kind: "http",
  name: "readers",
  connection: "kept",
  rate: [{ for: 200, from: 200 }],
  requests: [{ path: "/" }],
};

/** The same by both kinds of connections. */
export const BOTH: readonly HttpPopulation[] = [READERS, { ...READERS, name: "strangers", connection: "new" }];

/** A load of one population. Its generator may be late: where causes are counted, a busy machine is no fault. */
export function loadOf(target: string, population: Population, more: Partial<Load> = {}): Load {
  return { target, seed: 1, lateAfter: 5_000, lagLimit: 5_000, populations: [population], ...more };
}

/** The only population of a report. */
export function only({ populations }: LoadReport): PopulationReport {
  const [population] = populations;
  if (population === undefined || populations.length > 1) throw new Error("The report is not of one population.");
  return population;
}

/** The outcomes that occurred. */
export function outcomesOf({ outcomes }: PopulationReport): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(outcomes).filter(([, count]) => count > 0));
}
