import type { SpanFacts } from "../trace/index.ts";

/** The span of something that happens to a job, named as OpenTelemetry's messaging conventions do. */
export function jobSpan(kind: "producer" | "consumer", name: string, queue: string): SpanFacts {
  return { name, kind, attributes: { "messaging.system": "jobs", "messaging.destination.name": queue } };
}
