import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { boxSvg, type Drawing, widthOf, xml } from "./drawing.ts";

const BOX = 52;
const ROW = 28;
const NARROW = 64;
const TOP = 34;

interface Placed extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Columns from left to right. Within a column nodes stand near those they are connected with; edges that skip a column bow around it. */
export function flowSvg({ columns, nodes, edges }: FlowDiagram): Drawing {
  const written = Map.groupBy(nodes, ({ column }) => column);
  const used = columns.map((_, index) => ordered(written.get(index) ?? [], written, edges));
  const tallest = Math.max(...used.map((column) => column.length));
  const inner = tallest * (BOX + ROW);
  const placed = new Map<string, Placed>();
  const heads: string[] = [];
  const hasHeads = columns.some((title) => title !== "");
  const top = hasHeads ? TOP : 6;
  let x = 10;
  let last = 0;
  for (const [index, column] of used.entries()) {
    if (column.length === 0) continue;
    const title = columns[index] ?? "";
    const width =
      Math.max(widthOf(title), ...column.map((node) => Math.max(widthOf(node.label), widthOf(node.detail) * 0.9))) + 28;
    heads.push(`<text class="h" x="${x + width / 2}" y="18">${xml(title)}</text>`);
    const room = inner / column.length;
    for (const [row, node] of column.entries())
      placed.set(node.id, { ...node, x, width, y: Math.round(top + room * row + (room - BOX) / 2) });
    last = gapAfter(column, used[index + 1] ?? [], edges);
    x += width + last;
  }
  const paths = edges.map((edge) => edgeSvg(edge, placed, top + inner));
  const boxes = [...placed.values()].map((node) => boxSvg({ ...node, height: BOX }, node));
  const bowed = paths.some(({ below }) => below);
  return {
    width: x - last + 10,
    height: top + inner + (bowed ? 46 : 10),
    content: [...paths.map(({ line }) => line), ...heads, ...boxes, ...paths.map(({ label }) => label)].join(""),
  };
}

/** Room for what is written on the edges from one column to the next. */
function gapAfter(column: readonly FlowNode[], next: readonly FlowNode[], edges: readonly FlowEdge[]): number {
  const [sources, targets] = [column, next].map((nodes) => new Set(nodes.map(({ id }) => id)));
  const labels = edges
    .filter(({ from, to }) => sources?.has(from) && targets?.has(to))
    .map(({ label }) => widthOf(label) * 0.85);
  const most = Math.max(0, ...labels);
  return most === 0 ? NARROW : Math.max(NARROW, most + 44);
}

/** By the middle of the neighbours' places in the columns before, as they were written. */
function ordered(
  column: readonly FlowNode[],
  written: ReadonlyMap<number, readonly FlowNode[]>,
  edges: readonly FlowEdge[],
): readonly FlowNode[] {
  const places = new Map(
    [...written].flatMap(([index, nodes]) =>
      index < (column[0]?.column ?? 0) ? nodes.map(({ id }, row) => [id, row / nodes.length] as const) : [],
    ),
  );
  const rank = ({ id }: FlowNode): number => {
    const near = edges.flatMap(({ from, to }) => places.get(from === id ? to : to === id ? from : "") ?? []);
    return near.length === 0 ? 0.5 : near.reduce((sum, place) => sum + place, 0) / near.length;
  };
  const ranks = new Map(column.map((node) => [node, rank(node)]));
  return [...column].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function edgeSvg(
  { from, to, label }: FlowEdge,
  placed: ReadonlyMap<string, Placed>,
  bottom: number,
): { readonly line: string; readonly label: string; readonly below: boolean } {
  const [a, b] = [placed.get(from), placed.get(to)];
  if (a === undefined || b === undefined) return { line: "", label: "", below: false };
  const [x1, y1, x2, y2] = [a.x + a.width, a.y + BOX / 2, b.x, b.y + BOX / 2];
  const text = (x: number, y: number): string =>
    label === "" ? "" : `<text class="e" x="${Math.round(x)}" y="${Math.round(y)}">${xml(label)}</text>`;
  const path = (d: string): string => `<path class="p" d="${d}" marker-end="url(#arrow)"/>`;
  if (a.column === b.column) {
    const [start, end] = a.y < b.y ? [a.y + BOX, b.y] : [a.y, b.y + BOX];
    const side = a.x + a.width / 2;
    return {
      line: path(`M${side} ${start} L${side} ${end}`),
      label: text(side + 26, (start + end) / 2 + 4),
      below: false,
    };
  }
  if (b.column < a.column) {
    const [start, end] = [a.y + BOX - 8, b.y + BOX - 8];
    const bend = (a.x - b.x - b.width) / 2;
    const d = `M${a.x} ${start} C${a.x - bend} ${start} ${b.x + b.width + bend} ${end} ${b.x + b.width} ${end}`;
    return { line: `<path class="p back" d="${d}" marker-end="url(#arrow)"/>`, label: "", below: false };
  }
  if (b.column - a.column === 1 || free(a, b, placed)) {
    const bend = (x2 - x1) / 2;
    const line = path(`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
    const near = 0.74;
    return { line, label: text(x1 + (x2 - x1) * 0.62, y1 + (y2 - y1) * near - 5), below: false };
  }
  const low = bottom + 22;
  const line = path(
    `M${x1} ${y1} C${x1 + 60} ${y1} ${x1 + 20} ${low} ${x1 + 90} ${low} L${x2 - 90} ${low} C${x2 - 20} ${low} ${x2 - 60} ${y2} ${x2} ${y2}`,
  );
  return { line, label: text((x1 + x2) / 2, low - 5), below: true };
}

/** Whether no box of a column between stands in the straight way. */
function free(a: Placed, b: Placed, placed: ReadonlyMap<string, Placed>): boolean {
  return [...placed.values()]
    .filter(({ column }) => column > a.column && column < b.column)
    .every((node) => {
      const share = (node.x - a.x) / (b.x - a.x);
      const y = a.y + (b.y - a.y) * share;
      return Math.abs(y - node.y) > BOX + 4;
    });
}
