import type { Milliseconds } from "@terrace/core/units";
import { arrivals, durationOf } from "./arrivals.ts";
import type { HttpPopulation, Load, Population } from "./load.ts";
import { membersOf, type PacedPopulation, paceOf } from "./pace.ts";
import { seeded } from "./seeded.ts";

/** Every request of a run in the order in which they are due. Columns of equal length; a row is a request. */
export interface Schedule {
  readonly duration: Milliseconds;
  /** Due, in milliseconds after the start. */
  readonly at: Float64Array;
  /** Index of the population. */
  readonly population: Uint16Array;
  /** For `http` the index of the request, else of the member whose turn it is. */
  readonly choice: Uint32Array;
}

/** Fixes a whole run before it starts. The same load and seed give the same schedule, and one population does not move when another changes. */
export function scheduleLoad({ populations, seed }: Load): Schedule {
  const columns = populations.map((population, index) => columnsOf(population, seeded(seed + index * 7_919)));
  const length = columns.reduce((total, { at }) => total + at.length, 0);
  const rows = { at: new Float64Array(length), population: new Uint16Array(length), choice: new Uint32Array(length) };
  const next = columns.map(() => 0);
  for (let row = 0; row < length; row++) {
    const first = earliest(columns, next);
    const place = next[first] ?? 0;
    rows.at[row] = columns[first]?.at[place] ?? 0;
    rows.population[row] = first;
    rows.choice[row] = columns[first]?.choice[place] ?? 0;
    next[first] = place + 1;
  }
  return { duration: Math.max(0, ...populations.map(lengthOf)), ...rows };
}

interface Columns {
  readonly at: Float64Array;
  readonly choice: Uint32Array;
}

function columnsOf(population: Population, random: () => number): Columns {
  return population.kind === "http" ? httpColumns(population, random) : pacedColumns(population);
}

function httpColumns({ rate, arrivals: spread = "even", requests }: HttpPopulation, random: () => number): Columns {
  const at = arrivals(rate, spread, random);
  const weights = requests.map(({ weight = 1 }) => weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { at, choice: Uint32Array.from(at, () => choose(weights, random() * all)) };
}

function choose(weights: readonly number[], point: number): number {
  let rest = point;
  const found = weights.findIndex((weight) => (rest -= weight) < 0);
  return found === -1 ? weights.length - 1 : found;
}

/** Members take turns, so that a population is spread as evenly as its pace allows. */
function pacedColumns(population: PacedPopulation): Columns {
  const members = membersOf(population);
  const apart = paceOf(population) / members;
  const length = Math.ceil(population.for / apart);
  return {
    at: Float64Array.from({ length }, (_, row) => row * apart),
    choice: Uint32Array.from({ length }, (_, row) => row % members),
  };
}

function earliest(columns: readonly Columns[], next: readonly number[]): number {
  let found = 0;
  let foundAt = Number.POSITIVE_INFINITY;
  for (const [index, { at }] of columns.entries()) {
    const due = at[next[index] ?? 0];
    if (due !== undefined && due < foundAt) [found, foundAt] = [index, due];
  }
  return found;
}

function lengthOf(population: Population): Milliseconds {
  return population.kind === "http" ? durationOf(population.rate) : population.for;
}
