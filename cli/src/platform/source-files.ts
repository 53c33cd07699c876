import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceText } from "@terrace/document";
import { REPOSITORY } from "./repository.ts";

const FOLDERS = ["platforms", "services", "service-kit", "web", "core", "adapters", "cli", "tests", "tools", "bench"];

const SKIPPED = /^(node_modules|\.next|\.terrace)$/;

/** Every source text of the repository, in the order of its path. */
export function sourceFiles(repository: string = REPOSITORY): readonly SourceText[] {
  return FOLDERS.flatMap((folder) => filesBelow(join(repository, folder))).map((path) => ({
    path: relative(repository, path).split(sep).join("/"),
    text: readFileSync(path, "utf8"),
  }));
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true, encoding: "utf8" });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.test(entry.name) ? [] : filesBelow(path);
      return /\.(tsx?|sql)$/.test(entry.name) ? [path] : [];
    });
}
