import type { Milliseconds } from "@terrace/core/units";
import type { HttpPopulation, Population } from "./load.ts";

export type PacedPopulation = Exclude<Population, HttpPopulation>;

/** How many members a paced population has. */
export function membersOf(population: PacedPopulation): number {
  if (population.kind === "socket") return population.sockets;
  return population.kind === "upload" ? population.uploads : population.viewers;
}

/** The time from one request of a member to its next. */
export function paceOf(population: PacedPopulation): Milliseconds {
  return population.kind === "playback" ? population.segment : population.every;
}
