import { stripVTControlCharacters } from "node:util";

/** Columns that a text takes on a terminal: colour codes take none. */
export function width(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Fills a text up to a width, whatever colours it carries. */
export function pad(text: string, columns: number, align: "left" | "right" = "left"): string {
  const fill = " ".repeat(Math.max(0, columns - width(text)));
  return align === "left" ? text + fill : fill + text;
}

/** Cuts an uncoloured text to a width and marks the cut. */
export function fit(text: string, columns: number): string {
  const characters = [...text];
  if (characters.length <= columns) return text;
  return columns < 2
    ? characters.slice(0, Math.max(0, columns)).join("")
    : `${characters.slice(0, columns - 1).join("")}…`;
}
