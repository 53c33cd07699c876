import { readFileSync } from "node:fs";
import { checkGraph } from "@terrace/core/check";
import type { Diagnostic } from "@terrace/core/diagnostics";
import { resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import type { LocatedDiagnostic } from "../output/diagnostic.ts";
import type { PlatformFile } from "./find-platform.ts";
import { lineOfPath } from "./line-of-path.ts";

/** One finding and the environments in which it stands. */
export interface Finding extends LocatedDiagnostic {
  readonly environments: readonly string[];
}

/** All that resolving and checking a platform has to say in these environments, each finding once, errors first. */
export function findings(platform: Platform, file: PlatformFile, environments: readonly string[]): readonly Finding[] {
  const source = readFileSync(file.path, "utf8");
  const merged = new Map<string, Finding>();
  for (const environment of environments) {
    for (const found of findingsOf(platform, environment)) {
      const path = found.at.path.replace(`environments.${environment}.`, "");
      const key = JSON.stringify([found.code, found.severity, path, found.message]);
      const known = merged.get(key);
      const next = located(known === undefined ? found : { ...found, at: { ...found.at, path } }, file, source);
      merged.set(key, { ...next, environments: [...(known?.environments ?? []), environment] });
    }
  }
  const rank = { error: 0, warning: 1, info: 2 } as const;
  return [...merged.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || (a.line ?? 0) - (b.line ?? 0));
}

/** A finding with its file and the line that its path leads to. */
function located(found: Diagnostic, file: PlatformFile, source: string): LocatedDiagnostic {
  const at = { ...found.at, file: found.at.file ?? file.shown };
  return { ...found, at, line: found.at.file === null ? lineOfPath(source, found.at.path) : null };
}

function findingsOf(platform: Platform, environment: string): readonly Diagnostic[] {
  const { graph, diagnostics } = resolvePlatform(platform, environment);
  return graph === null ? diagnostics : [...diagnostics, ...checkGraph(graph)];
}
