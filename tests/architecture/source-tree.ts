import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, resolve } from "node:path";

/** One source file with what it imports, all paths relative to the repository root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The file of this repository it leads to; null for npm packages and Node's own modules. */
  readonly file: string | null;
  readonly typeOnly: boolean;
}

export const ROOT = resolve(import.meta.dirname, "../..");

/** Every TypeScript and JavaScript file that git tracks or would track. */
export function readSourceTree(): readonly SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
  const paths = [...new Set(listed.split("\n"))].filter(
    (path) => /\.(ts|tsx|mts|mjs)$/.test(path) && existsSync(join(ROOT, path)),
  );
  return paths.sort().map(readSourceFile);
}

/** Files that ship: no tests, no test folders, no benchmarks. */
export function shipped(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => !/(\.test\.tsx?$)|^(tests|bench)\/|\/testing\//.test(file.path));
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  return { path, text, lines: text.split("\n").length - 1, imports: importsOf(path, text) };
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"'();]*?\sfrom\s+)?["']([^"'\n]+)["']/g;
const DYNAMIC = /\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

function importsOf(path: string, text: string): readonly Import[] {
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    specifier: match[2] ?? "",
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ specifier: match[1] ?? "", typeOnly: false }));
  return [...statements, ...dynamic].map(({ specifier, typeOnly }) => ({
    specifier,
    typeOnly,
    file: fileOf(path, specifier),
  }));
}

function fileOf(from: string, specifier: string): string | null {
  if (specifier.startsWith(".")) return withExtension(posix.normalize(posix.join(dirname(from), specifier)));
  if (specifier.startsWith("@/")) return withExtension(posix.join("web/src", specifier.slice(2)));
  if (!specifier.startsWith("@terrace/")) return null;
  const [scope, name, ...rest] = specifier.split("/");
  return packageFile(`${scope}/${name}`, rest.length === 0 ? "." : `./${rest.join("/")}`);
}

function packageFile(name: string, subpath: string): string | null {
  const require = createRequire(join(ROOT, "package.json"));
  const folder = PACKAGE_FOLDERS.find((candidate) => require(join(ROOT, candidate, "package.json")).name === name);
  if (folder === undefined) return null;
  const exports: Record<string, string> = require(join(ROOT, folder, "package.json")).exports ?? {};
  const exact = exports[subpath];
  if (exact !== undefined) return posix.normalize(posix.join(folder, exact));
  const pattern = exports["./*"];
  return pattern === undefined ? null : posix.normalize(posix.join(folder, pattern.replace("*", subpath.slice(2))));
}

const PACKAGE_FOLDERS = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--", "**/package.json"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && path !== "package.json" && existsSync(join(ROOT, path)))
  .map((path) => dirname(path));

function withExtension(path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`];
  return candidates.find((candidate) => /\.\w+$/.test(candidate) && existsSync(join(ROOT, candidate))) ?? path;
}
