import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { type Column, table } from "./table.ts";
import { width } from "./width.ts";

interface Row {
  readonly name: string;
  readonly port: string;
  readonly note: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: "Task", text: ({ name }) => name },
  { title: "Port", align: "right", text: ({ port }) => port },
  { title: "Note", text: ({ note }) => note },
];

const ROWS: readonly Row[] = [
  { name: "identity-1", port: "41003", note: "" },
  { name: "web-1", port: "80", note: "waits for the balancer to answer" },
];

describe("table", () => {
  it("aligns columns below their titles", () => {
    expect(table(COLUMNS, ROWS, { paint: pc.createColors(false), columns: 80 })).toBe(
      [
        "  Task         Port  Note",
        "  identity-1  41003",
        "  web-1          80  waits for the balancer to answer",
        "",
      ].join("\n"),
    );
  });

  it("keeps the alignment when it is coloured", () => {
    const colored: readonly Column<Row>[] = COLUMNS.map((column) => ({
      ...column,
      style: pc.createColors(true).green,
    }));
    const plain = table(COLUMNS, ROWS, { paint: pc.createColors(false), columns: 80 });
    const painted = table(colored, ROWS, { paint: pc.createColors(true), columns: 80 });
    expect(painted).toContain("\x1b[32m");
    expect(painted.split("\n").map(width)).toEqual(plain.split("\n").map(width));
  });

  it("is no wider than the terminal", () => {
    const text = table(COLUMNS, ROWS, { paint: pc.createColors(false), columns: 36 });
    expect(Math.max(...text.split("\n").map(width))).toBeLessThanOrEqual(36);
    expect(text).toContain("…");
  });
});
