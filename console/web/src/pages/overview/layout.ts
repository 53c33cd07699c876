import type { Topology, TopologyNode } from "@terrace/console/view";

/** Where each node stands, from its top left corner, and how much room all of it takes. Pixels. */
export interface Placed {
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

export interface Measures {
  readonly width: number;
  readonly height: (node: TopologyNode) => number;
}

const GAP = { column: 34, row: 16 };
const NARROW = { row: 32, between: 14 };

/** How wide a node may be so that all columns fit beside each other; never too narrow to be read. */
export function widthAcross({ nodes }: Topology, room: number): number {
  const columns = columnsOf(nodes).length;
  return Math.round(Math.max(132, Math.min(208, (room - GAP.column * (columns - 1)) / columns)));
}

/** How wide a node is where two stand beside each other on a narrow screen. */
export function widthDown(room: number): number {
  return Math.min(168, (room - NARROW.between) / 2);
}

/** Columns from left to right, each in the middle of the height. */
export function acrossLayout({ nodes }: Topology, { width, height }: Measures): Placed {
  const columns = columnsOf(nodes);
  const heights = columns.map((column) => sum(column.map(height)) + GAP.row * (column.length - 1));
  const tallest = Math.max(...heights);
  const places = new Map<string, { x: number; y: number }>();
  columns.forEach((column, index) => {
    let y = (tallest - (heights[index] ?? 0)) / 2;
    for (const node of column) {
      places.set(node.id, { x: index * (width + GAP.column), y });
      y += height(node) + GAP.row;
    }
  });
  return { places, width: columns.length * (width + GAP.column) - GAP.column, height: tallest };
}

/** Rows from top to bottom for a narrow screen, as many beside each other as there is room for. */
export function downLayout({ nodes }: Topology, measures: Measures, room: number): Placed {
  const { width, height } = measures;
  const beside = Math.max(1, Math.floor((room + NARROW.between) / (width + NARROW.between)));
  const rows = columnsOf(nodes).flatMap((column) => chunks(column, beside));
  const places = new Map<string, { x: number; y: number }>();
  let y = 0;
  for (const row of rows) {
    const taken = row.length * width + (row.length - 1) * NARROW.between;
    row.forEach(({ id }, index) => {
      places.set(id, { x: (room - taken) / 2 + index * (width + NARROW.between), y });
    });
    y += Math.max(...row.map(height)) + NARROW.row;
  }
  return { places, width: room, height: y - NARROW.row };
}

function columnsOf(nodes: readonly TopologyNode[]): readonly (readonly TopologyNode[])[] {
  const last = Math.max(...nodes.map(({ column }) => column));
  return Array.from({ length: last + 1 }, (_, at) => nodes.filter(({ column }) => column === at));
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
