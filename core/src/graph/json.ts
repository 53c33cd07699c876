import type { Graph } from "./graph.ts";

/** A graph as text: keys sorted at every level, two spaces, a newline at the end. Equal graphs have equal bytes. */
export function graphToJson(graph: Graph): string {
  return `${JSON.stringify(sorted(graph), null, 2)}\n`;
}

/** Reads what `graphToJson` wrote. */
export function graphFromJson(text: string): Graph {
  return JSON.parse(text) as Graph;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
