import { isObject } from "./structure-fields.ts";

/**
 * A value with a patch laid over it, as `Patch` describes. Neither is changed.
 * It goes only as deep as the value does, so a patch that contains itself cannot hold it up.
 */
export function merge(value: unknown, patch: unknown): unknown {
  if (patch === undefined) return value;
  if (!isObject(value) || !isObject(patch) || typeof patch.kind === "string") return patch;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(patch)])];
  return Object.fromEntries(keys.map((key) => [key, merge(own(value, key), own(patch, key))]));
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
