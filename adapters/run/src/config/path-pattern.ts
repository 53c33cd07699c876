/** A path pattern of the graph, taken apart: exactly this, everything that starts so, or a regular expression. */
export type PathMatch =
  | { readonly kind: "exact"; readonly path: string }
  | { readonly kind: "prefix"; readonly path: string }
  | { readonly kind: "regex"; readonly pattern: string };

/** Reads a pattern such as `/api/auth/*`, where `*` stands for any text. */
export function pathMatch(pattern: string): PathMatch {
  const star = pattern.indexOf("*");
  if (star < 0) return { kind: "exact", path: pattern };
  if (star === pattern.length - 1) return { kind: "prefix", path: pattern.slice(0, -1) };
  return { kind: "regex", pattern: pathRegex(pattern) };
}

/** A pattern as an anchored regular expression that nginx and HAProxy read alike. */
export function pathRegex(pattern: string): string {
  const body = pattern.split("*").map(escaped).join(".*");
  return body.endsWith(".*") ? `^${body.slice(0, -2)}` : `^${body}$`;
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
