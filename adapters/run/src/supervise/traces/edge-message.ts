import type { SpanRow } from "./span-row.ts";

/** What nginx tells of a request that is recorded: the format is `spanFormat` of its configuration. Times are seconds. */
interface EdgeRequest {
  readonly trace: string;
  readonly edge: string;
  readonly balancer: string;
  readonly parent: string;
  readonly end: string;
  readonly took: string;
  /** Of the balancer; a list where it was asked several times, `-` or nothing where it was not. */
  readonly waited: string;
  readonly status: string;
  readonly answered: string;
  readonly method: string;
  readonly path: string;
  readonly cache: string;
  readonly request: string;
}

const SECOND = 1_000_000;

/**
 * The spans of the edge and of the balancer behind it, from what nginx says of one request; null when it is not that. nginx of Debian
 * has no OpenTelemetry of its own, and it is the edge that measures the balancer: by how long it waited for it.
 */
export function readEdgeMessage(message: string): readonly SpanRow[] | null {
  const told = parse(message.slice(message.indexOf("{")));
  if (told === null) return null;
  const duration = Math.round(Number(told.took) * SECOND);
  const start = Math.round(Number(told.end) * SECOND) - duration;
  if (!/^[0-9a-f]{32}$/.test(told.trace) || !Number.isSafeInteger(start) || duration < 0) return null;
  const status = Number(told.status);
  const edge: SpanRow = {
    ...{ traceId: told.trace, spanId: told.edge, parentId: told.parent === "" ? null : told.parent },
    ...{ service: "edge", instance: "edge", name: told.method, kind: "server" },
    ...{ start, duration, error: status >= 500 ? `answered ${status}` : null },
    attributes: {
      "http.request.method": told.method,
      "url.path": told.path,
      "http.response.status_code": status,
      "request.id": told.request,
      ...(told.cache === "" ? {} : { "edge.cache": told.cache }),
    },
  };
  const waited = seconds(told.waited);
  if (waited === null) return [edge];
  const answered = Number(told.answered.split(/[,:] ?/).at(-1)) || status;
  // The edge waits for the balancer last of all: what it took itself lies before.
  const begun = start + Math.max(0, duration - Math.round(waited * SECOND));
  const balancer: SpanRow = {
    ...{ traceId: told.trace, spanId: told.balancer, parentId: told.edge },
    ...{ service: "balancer", instance: "balancer", name: told.method, kind: "client" },
    ...{ start: begun, duration: Math.round(waited * SECOND), error: answered >= 500 ? `answered ${answered}` : null },
    attributes: { "http.request.method": told.method, "url.path": told.path, "http.response.status_code": answered },
  };
  return [edge, balancer];
}

function parse(text: string): EdgeRequest | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && "trace" in value ? (value as EdgeRequest) : null;
  } catch {
    return null;
  }
}

/** `0.012`, or the sum of `0.002, 0.010`; null for `-` and nothing. */
function seconds(text: string): number | null {
  const parts = text.split(/[,:] ?/).map((part) => part.trim());
  const numbers = parts.filter((part) => /^[\d.]+$/.test(part)).map(Number);
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
}
