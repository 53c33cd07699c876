import type { ServiceMap } from "@terrace/core/report";

/** Where something stands: how far from whoever asks first, and how far down, in boxes. A fraction of a box is one. */
export interface MapPoint {
  readonly column: number;
  readonly row: number;
}

export interface MapPlace extends MapPoint {
  readonly name: string;
}

export interface MapLayout {
  readonly places: readonly MapPlace[];
  /** Where a line passes the columns between its ends, by `from to`: beside their boxes, never behind them. */
  readonly ways: ReadonlyMap<string, readonly MapPoint[]>;
  /** How tall the tallest column is, in boxes. */
  readonly rows: number;
}

/** How much of a box a line needs that passes. */
const LANE = 0.4;

/** Everybody one column right of the furthest who asks him, near the height of those. Whoever asks in a circle stays where he was met first. */
export function mapLayout(map: Pick<ServiceMap, "nodes" | "edges">): MapLayout {
  const columns = columnsOf(map);
  const items = itemsOf(map, columns);
  const heights = Map.groupBy(items, ({ column }) => column);
  const tallOf = (column: number) => (heights.get(column) ?? []).reduce((sum, { height }) => sum + height, 0);
  const rows = Math.max(...[...heights.keys()].map(tallOf));
  const middles = new Map<string, number>();
  for (const [column, beside] of [...heights].sort(([a], [b]) => a - b)) {
    let row = (rows - tallOf(column)) / 2;
    for (const item of byHeightOfThoseBefore(beside, middles)) {
      middles.set(item.key, row + item.height / 2);
      row += item.height;
    }
  }
  const pointOf = ({ column, key, height }: Item): MapPoint => ({
    column,
    row: (middles.get(key) ?? 0) - (height === LANE ? 0 : height / 2),
  });
  const passes = Map.groupBy(
    items.filter(({ height }) => height === LANE),
    ({ edge }) => edge ?? "",
  );
  return {
    places: map.nodes.flatMap(({ name }) => {
      const found = items.find(({ key }) => key === name);
      return found === undefined ? [] : [{ name, ...pointOf(found) }];
    }),
    ways: new Map([...passes].map(([edge, found]) => [edge, found.map(pointOf)])),
    rows,
  };
}

/** A box or a line that passes, in its column. */
interface Item {
  readonly key: string;
  readonly column: number;
  readonly height: number;
  /** The line that passes. */
  readonly edge?: string;
  /** Keys of what leads to it in the column before. */
  readonly before: readonly string[];
}

function columnsOf({ nodes, edges }: Pick<ServiceMap, "nodes" | "edges">): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const visit = (name: string, column: number, way: ReadonlySet<string>): void => {
    if (way.has(name) || (columns.get(name) ?? -1) >= column) return;
    columns.set(name, column);
    for (const { from, to } of edges) if (from === name) visit(to, column + 1, new Set([...way, name]));
  };
  const asked = new Set(edges.filter(({ from, to }) => from !== to).map(({ to }) => to));
  for (const { name } of nodes) if (!asked.has(name)) visit(name, 0, new Set());
  for (const { name } of nodes) if (!columns.has(name)) visit(name, 0, new Set());
  return columns;
}

function itemsOf(
  { nodes, edges }: Pick<ServiceMap, "nodes" | "edges">,
  columns: ReadonlyMap<string, number>,
): readonly Item[] {
  const at = (name: string) => columns.get(name) ?? 0;
  const passes = [...new Map(edges.map(({ from, to }) => [`${from} ${to}`, { from, to }]))].flatMap(
    ([edge, { from, to }]) =>
      Array.from({ length: Math.max(0, at(to) - at(from) - 1) }, (_, index): Item => {
        const column = at(from) + 1 + index;
        return {
          ...{ key: `${edge} ${column}`, edge, column, height: LANE },
          before: [index === 0 ? from : `${edge} ${column - 1}`],
        };
      }),
  );
  const boxes = nodes.map(({ name }): Item => {
    const column = at(name);
    const before = edges
      .filter(({ from, to }) => to === name && at(from) < column)
      .map(({ from }) => (at(from) === column - 1 ? from : `${from} ${name} ${column - 1}`));
    return { key: name, column, height: 1, before };
  });
  return [...boxes, ...passes];
}

function byHeightOfThoseBefore(items: readonly Item[], middles: ReadonlyMap<string, number>): readonly Item[] {
  const wanted = ({ before }: Item): number =>
    before.length === 0 ? 0 : before.reduce((sum, key) => sum + (middles.get(key) ?? 0), 0) / before.length;
  return items.toSorted((a, b) => wanted(a) - wanted(b));
}
