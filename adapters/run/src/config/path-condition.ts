import { type PathMatch, pathMatch } from "./path-pattern.ts";

/** The condition of an HAProxy rule for any of some path patterns. A route that matches everything needs none. */
export function conditionOf(paths: readonly string[]): string {
  if (paths.includes("/*") || paths.includes("*")) return "";
  return ` if ${paths.map((path) => `{ ${condition(pathMatch(path))} }`).join(" || ")}`;
}

function condition(match: PathMatch): string {
  switch (match.kind) {
    case "exact":
      return `path ${match.path}`;
    case "prefix":
      return `path_beg ${match.path}`;
    case "regex":
      return `path_reg ${match.pattern}`;
  }
}
