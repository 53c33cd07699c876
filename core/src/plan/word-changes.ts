import type { WordChange } from "./change.ts";

/** The words in which two values differ, to the deepest object. Lists are compared whole: their places mean nothing. */
export function wordChanges(before: unknown, after: unknown, path = ""): readonly WordChange[] {
  if (equal(before, after)) return [];
  if (!isTable(before) || !isTable(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => wordChanges(before[key], after[key], path === "" ? key : `${path}.${key}`));
}

/** Whether two values say the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isTable(a) || !isTable(b)) return false;
  const isSame = (key: string): boolean => equal(a[key], b[key]);
  return Object.keys(a).every(isSame) && Object.keys(b).every((key) => Object.hasOwn(a, key) || isSame(key));
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
