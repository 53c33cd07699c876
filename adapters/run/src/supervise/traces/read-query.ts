import type { TraceQuery } from "./find-traces.ts";

/** A question that cannot be answered, in a sentence. */
export class BadQuery extends Error {}

const LIMIT = 1_000;

/** Reads what is asked of the list of traces: moments in milliseconds since the epoch, durations in milliseconds. */
export function readQuery(query: URLSearchParams): TraceQuery {
  const known = ["service", "minDuration", "error", "since", "until", "request", "limit"];
  const unknown = [...query.keys()].find((key) => !known.includes(key));
  if (unknown !== undefined) throw new BadQuery(`${unknown} is not one of ${known.join(", ")}`);
  const limit = readNumber(query, "limit") ?? 50;
  if (limit < 1 || limit > LIMIT) throw new BadQuery(`limit is not between 1 and ${LIMIT}`);
  return {
    service: query.get("service"),
    minDuration: readNumber(query, "minDuration"),
    error: query.get("error") === "true",
    since: readNumber(query, "since"),
    until: readNumber(query, "until"),
    request: query.get("request"),
    limit: Math.floor(limit),
  };
}

/** A number of the query; null where there is none of that name. */
export function readNumber(query: URLSearchParams, name: string): number | null {
  const text = query.get(name);
  if (text === null) return null;
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number) || number < 0)
    throw new BadQuery(`${name} is not a number: ${text}`);
  return number;
}
