import { readdirSync, readFileSync } from "node:fs";
import type { SourceText } from "@terrace/document";
import { REPOSITORY } from "./repository.ts";

const FOLDERS = ["platforms", "services", "service-kit", "web", "core", "adapters", "cli", "tests", "tools", "bench"];

const SKIPPED = /^(node_modules|\.next|\.terrace)$/;

export interface SourceChoice {
  /** By the path alone: what nobody wants is not read. */
  readonly isWanted?: (path: string) => boolean;
  /** Folders to begin with. */
  readonly first?: readonly string[];
}

/** The source texts of the repository, each folder's in the order of its path. Who stops asking is spared what is left. */
export function* sourceFiles(
  repository: string = REPOSITORY,
  { isWanted = () => true, first = [] }: SourceChoice = {},
): Generator<SourceText> {
  for (const folder of new Set([...first, ...FOLDERS]))
    for (const path of pathsBelow(repository, folder))
      if (isWanted(path)) yield { path, text: readFileSync(`${repository}/${path}`, "utf8") };
}

function pathsBelow(repository: string, folder: string): readonly string[] {
  const entries = readdirSync(`${repository}/${folder}`, { withFileTypes: true, encoding: "utf8" });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : pathsBelow(repository, path);
      return /\.(tsx?|sql)$/.test(entry.name) ? [path] : [];
    });
}
