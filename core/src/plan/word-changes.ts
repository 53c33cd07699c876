import type { WordChange } from "./change.ts";

/** The words in which two values differ, to the deepest object. Lists are compared whole: their places mean nothing. */
export function wordChanges(before: unknown, after: unknown, path = ""): readonly WordChange[] {
  if (equal(before, after)) return [];
  if (!isTable(before) || !isTable(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => wordChanges(before[key], after[key], path === "" ? key : `${path}.${key}`));
}

function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isTable(a) || !isTable(b)) return Object.is(a, b);
  return wordsOf(a, b).every((key) => equal(a[key], b[key]));
}

function wordsOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
