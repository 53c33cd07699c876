import type { IncomingHttpHeaders } from "node:http";
import type { RevisionReader } from "./load.ts";

/** Which revision answered, as the response itself says; null when it does not. */
export function readRevision(
  reader: RevisionReader | undefined,
  headers: IncomingHttpHeaders,
  body: string,
): string | null {
  if (reader === undefined) return null;
  if ("header" in reader) return headers[reader.header.toLowerCase()]?.toString() ?? null;
  return fieldOf(body, reader.field);
}

function fieldOf(body: string, path: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  for (const key of path.split("."))
    value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
