import type { ResourceId } from "../graph/index.ts";
import type { MetricWords } from "../spec/index.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";

/** Adds a measurement of the platform's own; `null` took it away. (DFZ-METR-03, STM-METR-01..04) */
export function resolveMetric(name: string, words: MetricWords | null, draft: Draft): void {
  if (words === null) return;
  const kept = words.name ?? name;
  const { quotient } = words;
  add(draft, {
    kind: "metric",
    id: `metric.${name}`,
    namespace: words.namespace ?? `${draft.blueprint.platform}/${draft.blueprint.environment}`,
    name: kept,
    source: words.source ?? kept,
    unit: words.unit,
    dimensions: words.dimensions ?? [],
    series: words.series ?? 1,
    quotient:
      quotient == null
        ? null
        : { of: part(quotient.of, draft, [name, "of"]), over: part(quotient.over, draft, [name, "over"]) },
  });
}

function part(name: string, draft: Draft, [metric, side]: readonly [metric: string, side: string]): ResourceId {
  const { metrics } = draft.blueprint;
  const among = Object.keys(metrics).filter((other) => other !== metric && metrics[other]?.quotient == null);
  if (!among.includes(name))
    complainOfReference(draft, ["metrics", metric, "quotient", side], { name, among, what: "metric" });
  return `metric.${name}`;
}
