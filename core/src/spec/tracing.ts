import type { Percent } from "../units/index.ts";
import { oneOf, share, text } from "./leaf-fields.ts";
import { list, words } from "./structure-fields.ts";

/** Distributed traces in one format; the exporter is a setting. (CON-ALL-14) */
export interface TracingWords {
  /** X-Ray if left out, and a file on one machine. */
  readonly exporter?: "x-ray" | "elastic-apm" | "local";
  /** Share of the requests that is traced; 5 % if left out. (CON-ALL-07) */
  readonly sampling?: Percent;
  /** What is added to each trace beside the standard fields. */
  readonly context?: readonly string[];
}

export type TracingSpec = TracingWords & { readonly kind: "tracing" };

/** Traces of requests through all services: `tracing({ exporter: "x-ray", sampling: "5%" })`. */
export function tracing(settings: TracingWords = {}): TracingSpec {
  return { kind: "tracing", ...settings };
}

export const tracingField = words<TracingWords>("traces: tracing({ … })", {
  exporter: oneOf("x-ray", "elastic-apm", "local"),
  sampling: share,
  context: list("a list of fields", text),
});
