import type { Graph } from "@terrace/core/graph";
import type { Diagram } from "./diagram.ts";
import type { Block } from "./document.ts";
import type { DocumentInput } from "./document-input.ts";
import { graphsOf } from "./side-by-side.ts";

/** A drawing of every environment: equal ones once, the last one open, the ones before it folded. */
export function drawn(input: DocumentInput, draw: (graph: Graph) => Diagram | null): readonly Block[] {
  const found = new Map<string, { readonly diagram: Diagram; readonly names: string[] }>();
  for (const graph of graphsOf(input)) {
    const diagram = draw(graph);
    if (diagram === null) continue;
    const key = JSON.stringify(diagram);
    const known = found.get(key);
    if (known === undefined) found.set(key, { diagram, names: [graph.environment] });
    else known.names.push(graph.environment);
  }
  const all = [...found.values()].reverse();
  return all.map(({ diagram, names }, index) => ({
    kind: "diagram",
    diagram,
    of: names.join(", "),
    folded: index > 0,
  }));
}
