import type { TracingSpec } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { ratio } from "./measure.ts";

/** Traces of all services, 5 % of the requests unless somebody says otherwise. (CON-ALL-07, CON-ALL-14) */
export function resolveTracing(name: string, words: TracingSpec, draft: Draft): void {
  add(draft, {
    kind: "tracing",
    id: `tracing.${name}`,
    exporter: words.exporter ?? (draft.blueprint.header.target === "local" ? "local" : "x-ray"),
    sampling: ratio(words.sampling ?? "5%"),
    context: words.context ?? [],
  });
}
