import { count, oneOf, text } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** A measurement of the platform's own, beside those that engines bring by themselves. */
export interface MetricWords {
  /** The platform's name if left out. */
  readonly namespace?: string;
  /** What it is called where it is kept; its own name if left out. */
  readonly name?: string;
  /** What the application calls it; as it is kept if left out. */
  readonly source?: string;
  readonly unit: "count" | "seconds" | "milliseconds" | "bytes" | "ratio" | "money";
  readonly dimensions?: readonly string[];
  /** Series that the dimensions are expected to make; 1 if left out. */
  readonly series?: number;
  /** Worked out from two others: failures over attempts. */
  readonly quotient?: QuotientWords | null;
}

export interface QuotientWords {
  readonly of: string;
  readonly over: string;
}

export const metricField = words<MetricWords>(
  "a metric: { unit, namespace, dimensions, … }",
  {
    namespace: text,
    name: text,
    source: text,
    unit: oneOf("count", "seconds", "milliseconds", "bytes", "ratio", "money"),
    dimensions: list("a list of dimensions", text),
    series: count,
    quotient: nullable(words<QuotientWords>("a quotient: { of, over }", { of: text, over: text }, ["of", "over"])),
  },
  ["unit"],
);
