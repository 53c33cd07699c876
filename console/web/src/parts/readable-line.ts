import type { ProcessLine } from "@terrace/console/view";
import { moment } from "../format/figures.ts";

/** A line for reading: of a structured one its message and what belongs to a request, of any other the whole. */
export function readable({ line, time }: ProcessLine): {
  readonly at: string;
  readonly text: string;
  readonly detail: string;
} {
  const at = time === null ? "" : moment(time);
  const fields = structured(line);
  if (fields === null) return { at, text: line, detail: "" };
  const { method, path, statusCode, responseTime, message, error } = fields;
  const request = method === undefined ? null : `${method} ${path} ${statusCode ?? ""}`.trim();
  const text = [request, request !== null && /^request\b/.test(String(message)) ? null : message]
    .filter(Boolean)
    .join("  ");
  const took = typeof responseTime === "number" ? `${responseTime.toFixed(1)} ms` : "";
  const failed =
    typeof error === "object" && error !== null ? String((error as { message?: unknown }).message ?? "") : "";
  return { at, text: text === "" ? line : text, detail: [took, failed].filter(Boolean).join("  ") };
}

function structured(line: string): Readonly<Record<string, unknown>> | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
