import { validateHeaderName, validateHeaderValue } from "node:http";
import { requestsOf } from "./arrivals.ts";
import { type HttpPopulation, type Load, MOST_REQUESTS, type Population } from "./load.ts";
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
    ...small(load.populations),
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
    ...fit("headers", population.headers),
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
    ...requests.flatMap(({ method = "GET", path, headers, weight = 1, body }, index) => [
      ...(/^[A-Z]+$/.test(method) ? [] : [`requests[${index}].method: "${method}" is not a method.`]),
      ...fit(`requests[${index}].headers`, headers),
      ...rooted(`requests[${index}].path`, path),
      ...positive(`requests[${index}].weight`, weight),
      ...(ledger === undefined || `${path}${body}`.includes("{sequence}")
        ? []
        : [`requests[${index}]: a write of a ledger carries {sequence}, or it cannot be found again.`]),
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
  if (!path.startsWith("/") || path.startsWith("//")) return [`${at}: "${path}" must begin with one slash.`];
  return /^[\x21-\x7e]+$/.test(path) ? [] : [`${at}: "${path}" has characters that a path must escape.`];
}

function fit(at: string, headers: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
      return [];
    } catch {
      return [`${at}: "${name}" has a name or a value that HTTP does not allow.`];
    }
  });
}

function small(populations: readonly Population[]): readonly string[] {
  const requests = populations.reduce((sum, population) => sum + countOf(population), 0);
  if (!(requests > MOST_REQUESTS)) return [];
  return [`populations: ${Math.round(requests)} requests are more than the ${MOST_REQUESTS} that one run may have.`];
}

function countOf(population: Population): number {
  if (population.kind === "http") return requestsOf(population.rate);
  return (population.for / paceOf(population)) * membersOf(population);
}
