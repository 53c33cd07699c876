import { contextDiagram } from "../diagrams/context.ts";
import type { Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { money, nameOf, percent, spec, time } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";

/** What the platform consists of, and its environments beside each other. */
export function overview(input: DocumentInput): Section {
  const rows = input.environments.map(({ graph, cost }): readonly Text[] => [
    graph.environment,
    spec(graph, "phase", graph.phase),
    spec(graph, "region", graph.region ?? "this machine"),
    processesOf(graph)
      .map(({ id }) => nameOf(id))
      .join(", "),
    graph.objectives.availability === null
      ? "–"
      : spec(graph, "objectives.availability", percent(graph.objectives.availability)),
    graph.objectives.rto === null ? "–" : spec(graph, "objectives.rto", time(graph.objectives.rto)),
    graph.objectives.rpo === null ? "–" : spec(graph, "objectives.rpo", time(graph.objectives.rpo)),
    cost === null || graph.target === "local"
      ? "–"
      : { text: `${money(cost.monthly.mid)} ${cost.currency}`, from: { kind: "page", href: "#cost", title: "cost" } },
  ]);
  const columns = ["environment", "phase", "region", "runs", "availability", "RTO", "RPO", "a month"];
  return {
    title: "System overview",
    blocks: [{ kind: "table", title: "Environments", columns, rows }, ...drawn(input, contextDiagram)],
  };
}
