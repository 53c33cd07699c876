import type { Diagnostic } from "../diagnostics/index.ts";

/**
 * Later findings without those that only repeat an earlier error: what was refused is missing afterwards,
 * what was misspelt too, and what stands around it cannot be whole.
 */
export function withoutEchoes(later: readonly Diagnostic[], earlier: readonly Diagnostic[]): readonly Diagnostic[] {
  const faults = earlier.filter(({ severity }) => severity === "error").flatMap(faultyPaths);
  return later.filter(({ at }) => {
    const path = authored(at.path);
    return !faults.some((fault) => fault === path || fault.startsWith(`${path}.`));
  });
}

/** The place of a fault and, for a misspelt key, the place of the one that was meant. */
function faultyPaths({ code, at, hint }: Diagnostic): readonly string[] {
  const path = authored(at.path);
  const meant = code === "TER-SPEC-001" ? /^did you mean "(.+)"\?$/.exec(hint ?? "")?.[1] : undefined;
  return meant === undefined ? [path] : [path, `${path.slice(0, path.lastIndexOf(".") + 1)}${meant}`];
}

/** The same word, whether the platform or an environment says it. */
function authored(path: string): string {
  return path.replace(/^environments\.[^.]+\./, "");
}
