import type { ServiceMap } from "@terrace/core/report";

/** Where the names of a map stand: how far from whoever asks first, and how far down among those beside them. */
export interface MapPlace {
  readonly name: string;
  readonly column: number;
  readonly row: number;
}

/** Everybody one column right of the furthest who asks him. Whoever asks in a circle stays where he was met first. */
export function mapLayout({ nodes, edges }: Pick<ServiceMap, "nodes" | "edges">): readonly MapPlace[] {
  const columns = new Map<string, number>();
  const visit = (name: string, column: number, way: ReadonlySet<string>): void => {
    if (way.has(name) || (columns.get(name) ?? -1) >= column) return;
    columns.set(name, column);
    for (const { from, to } of edges) if (from === name) visit(to, column + 1, new Set([...way, name]));
  };
  const asked = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  for (const { name } of nodes) if (!asked.has(name)) visit(name, 0, new Set());
  for (const { name } of nodes) if (!columns.has(name)) visit(name, 0, new Set());
  const rows = new Map<number, number>();
  return nodes.map(({ name }) => {
    const column = columns.get(name) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { name, column, row };
  });
}
