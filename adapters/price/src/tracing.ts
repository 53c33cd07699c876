import type { Tracing } from "@terrace/core/graph";
import { charge, charged, free, type Part, used } from "./charge.ts";
import { missRatio, type PriceContext } from "./context.ts";
import { decimal, percent } from "./words.ts";

/** Traces by the million, as many requests as are sampled. Another provider's bill is not ours to estimate. */
export function priceTracing(tracing: Tracing, context: PriceContext): Part {
  if (tracing.exporter === "local") return free("traces stay here");
  if (tracing.exporter === "elastic-apm")
    return charged([], [{ what: "traces at Elastic", missing: "what the contract with Elastic says" }]);
  return charged([
    charge({
      group: "x-ray",
      what: "traces recorded",
      sku: "x-ray.traces",
      region: context.region,
      quantity: used("requests in a month", (month) => {
        const requests = (month.requests * missRatio(month, context)) / 1e6;
        return {
          units: requests * tracing.sampling,
          factors: `${decimal(requests)} M requests × ${percent(tracing.sampling)}`,
        };
      }),
    }),
  ]);
}
