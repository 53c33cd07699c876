import type { Paint } from "./terminal.ts";
import { fit, pad, width } from "./width.ts";

export interface Column<Row> {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Width that the column has at least, so that tables below each other line up. */
  readonly least?: number;
  /** The uncoloured text. */
  readonly text: (row: Row) => string;
  /** Adds colour to the text; it may not change its width. */
  readonly style?: (text: string, row: Row) => string;
}

const GAP = "  ";

/** Rows in aligned columns below quiet titles, no wider than `columns`: the last left-aligned column gives way first. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { paint, columns: room }: { readonly paint: Paint; readonly columns: number },
): string {
  const widths = shrink(columns, rows, room);
  const line = (cell: (column: Column<Row>, cells: number) => string): string =>
    columns
      .map((column, index) => cell(column, widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  const titles = line((column, cells) => pad(paint.dim(column.title), cells, column.align));
  const body = rows.map((row) =>
    line((column, cells) => {
      const text = fit(column.text(row), cells);
      return pad(text === "" ? "" : (column.style?.(text, row) ?? text), cells, column.align);
    }),
  );
  return [titles, ...body].map((text) => `  ${text}\n`).join("");
}

function shrink<Row>(columns: readonly Column<Row>[], rows: readonly Row[], room: number): readonly number[] {
  const natural = columns.map((column) =>
    Math.max(column.least ?? 0, width(column.title), ...rows.map((row) => width(column.text(row)))),
  );
  const excess = natural.reduce((sum, cells) => sum + cells, 2 + GAP.length * (columns.length - 1)) - room;
  const flexible = columns.findLastIndex((column) => column.align !== "right");
  return natural.map((cells, index) => (index === flexible && excess > 0 ? Math.max(8, cells - excess) : cells));
}
