import type { HttpPopulation, Load, Population } from "./load.ts";
import { membersOf, paceOf } from "./pace.ts";
import { objectionTo } from "./target.ts";

/** Everything that is wrong with a load, as sentences; none when it can be run. */
export function checkLoad(load: Load): readonly string[] {
  const objection = objectionTo(load.target);
  const names = load.populations.map(({ name }) => name);
  return [
    ...(objection === null ? [] : [objection]),
    ...(load.populations.length === 0 ? ["populations: there is none; a load without clients proves nothing."] : []),
    ...names.flatMap((name, index) =>
      names.indexOf(name) === index ? [] : [`populations[${index}].name: "${name}" is taken; reports are by name.`],
    ),
    ...positive("timeout", load.timeout ?? 1),
    ...positive("lagLimit", load.lagLimit ?? 1),
    ...positive("lateAfter", load.lateAfter ?? 1),
    ...load.populations.flatMap((population, index) =>
      problemsOf(population).map((problem) => `populations[${index}].${problem}`),
    ),
  ];
}

function problemsOf(population: Population): readonly string[] {
  if (population.kind === "http") return problemsOfHttp(population);
  return [
    ...positive("for", population.for),
    ...positive("every", paceOf(population)),
    ...whole("members", membersOf(population)),
    ...(population.kind === "playback"
      ? population.paths.flatMap((path, index) => rooted(`paths[${index}]`, path))
      : rooted("path", population.path)),
    ...(population.kind === "playback" && population.paths.length === 0 ? ["paths: there is no playlist."] : []),
    ...(population.kind === "upload" ? [...whole("size", population.size), ...whole("chunk", population.chunk)] : []),
  ];
}

function problemsOfHttp({ rate, requests, ledger, retries }: HttpPopulation): readonly string[] {
  return [
    ...(rate.length === 0 ? ["rate: there is no step."] : []),
    ...rate.flatMap((step, index) => [
      ...positive(`rate[${index}].for`, step.for),
      ...(step.from >= 0 && (step.to ?? 0) >= 0 ? [] : [`rate[${index}]: a rate is at least 0 per second.`]),
    ]),
    ...(requests.length === 0 ? ["requests: there is none."] : []),
    ...requests.flatMap(({ path, weight = 1, body }, index) => [
      ...rooted(`requests[${index}].path`, path),
      ...positive(`requests[${index}].weight`, weight),
      ...(ledger === undefined || body?.includes("{sequence}") === true
        ? []
        : [`requests[${index}].body: a write of a ledger carries {sequence}, or it cannot be found again.`]),
    ]),
    ...(retries === undefined || (Number.isInteger(retries) && retries >= 0)
      ? []
      : ["retries: must be a whole number."]),
  ];
}

function positive(at: string, value: number): readonly string[] {
  return Number.isFinite(value) && value > 0 ? [] : [`${at}: must be more than 0, and is ${value}.`];
}

function whole(at: string, value: number): readonly string[] {
  return Number.isInteger(value) && value > 0 ? [] : [`${at}: must be a whole number above 0, and is ${value}.`];
}

function rooted(at: string, path: string): readonly string[] {
  return path.startsWith("/") && !path.startsWith("//") ? [] : [`${at}: "${path}" must begin with one slash.`];
}
