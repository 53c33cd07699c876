import { type Graph, type Resource, type ResourceKind, type Resources, resourcesOf } from "@terrace/core/graph";
import type { Block, Text } from "./document.ts";
import type { DocumentInput } from "./document-input.ts";
import { spec, wordOf } from "./figure.ts";

/** One question asked of a resource: its answer, and the word below the resource's own that says it. */
export type Question<Asked> = readonly [
  name: string,
  word: string,
  answer: (asked: Asked, graph: Graph) => string | number,
];

/** Every resource of a kind over all environments: one column for each environment, one row for each word. */
export function sideBySide<K extends ResourceKind>(
  input: DocumentInput,
  kind: K,
  questions: readonly Question<Resources[K]>[],
): readonly Block[] {
  const graphs = graphsOf(input);
  const ids = [...new Set(graphs.flatMap((graph) => resourcesOf(graph, kind).map(({ id }) => id)))].sort();
  return ids.map((id) => ({
    kind: "table",
    title: id,
    columns: ["", ...graphs.map(({ environment }) => environment)],
    rows: questions.map(([name, word, answer]) => [
      name,
      ...graphs.map((graph): Text => {
        const found = resourcesOf(graph, kind).find((one) => one.id === id);
        if (found === undefined) return "–";
        const path = [wordOf(found as Resource), word].filter((part) => part !== "").join(".");
        return spec(graph, path, answer(found, graph));
      }),
    ]),
  }));
}

/** One row for each resource of a kind, one cell for each environment that has it. */
export function oneRowEach<K extends ResourceKind>(
  input: DocumentInput,
  kind: K,
  { title, answer }: { readonly title: string; readonly answer: (asked: Resources[K], graph: Graph) => string },
): readonly Block[] {
  const graphs = graphsOf(input).filter((graph) => resourcesOf(graph, kind).length > 0);
  const ids = [...new Set(graphs.flatMap((graph) => resourcesOf(graph, kind).map(({ id }) => id)))].sort();
  if (ids.length === 0) return [];
  const rows = ids.map((id) => [
    id.slice(id.indexOf(".") + 1),
    ...graphs.map((graph): Text => {
      const found = resourcesOf(graph, kind).find((one) => one.id === id);
      return found === undefined ? "–" : spec(graph, wordOf(found as Resource), answer(found, graph));
    }),
  ]);
  return [{ kind: "table", title, columns: ["", ...graphs.map(({ environment }) => environment)], rows }];
}

export function graphsOf({ environments }: DocumentInput): readonly Graph[] {
  return environments.map(({ graph }) => graph);
}
