import { isObject, merge } from "../spec/index.ts";

/** Environments extend each other, so the same patch is laid over the same value once for each that extends them. */
const KNOWN = new WeakMap<object, WeakMap<object, unknown>>();

/** A value with a patch laid over it, the same object for the same two: what is read of one environment holds for the next. */
export function laid(value: unknown, patch: unknown): unknown {
  if (!isObject(value) || !isObject(patch)) return merge(value, patch);
  const patches = KNOWN.get(value) ?? new WeakMap<object, unknown>();
  KNOWN.set(value, patches);
  const found = patches.get(patch) ?? merge(value, patch);
  patches.set(patch, found);
  return found;
}
