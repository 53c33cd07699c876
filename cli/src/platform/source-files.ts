import { readdirSync, readFileSync } from "node:fs";
import type { SourceText } from "@terrace/document";
import { REPOSITORY } from "./repository.ts";

const FOLDERS = ["platforms", "services", "service-kit", "web", "core", "adapters", "cli", "tests", "tools", "bench"];

const SKIPPED = /^(node_modules|\.next|\.terrace)$/;

/** The source texts of the repository, in the order of its path: all, or those whose path is wanted. */
export function sourceFiles(
  repository: string = REPOSITORY,
  isWanted: (path: string) => boolean = () => true,
): readonly SourceText[] {
  return FOLDERS.flatMap((folder) => pathsBelow(repository, folder))
    .filter(isWanted)
    .map((path) => ({ path, text: readFileSync(`${repository}/${path}`, "utf8") }));
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
