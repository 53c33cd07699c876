import { existsSync, readFileSync } from "node:fs";

/**
 * Where a file first says what a pattern catches, by line from 1; several catches of one pattern are one name with blanks between.
 * For files that many links lead into: read once, however many do. What is not there names nothing.
 */
export function linesNaming(path: string, pattern: RegExp): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (!existsSync(path)) return found;
  for (const [index, line] of readFileSync(path, "utf8").split("\n").entries()) {
    const [, ...caught] = pattern.exec(line) ?? [];
    const name = caught.join(" ");
    if (caught.length > 0 && !found.has(name)) found.set(name, index + 1);
  }
  return found;
}
