import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { DocumentInput, Link, Locate, Measurement, Source } from "@terrace/document";
import type { PlatformFile } from "./find-platform.ts";
import { linesOf } from "./line-of-path.ts";
import { REPOSITORY } from "./repository.ts";

const BOOK = "adapters/price/src/book";

/** Where the figures of a platform's document stand, as links from the folder that the document lies in. */
export function locator(file: PlatformFile, folder: string, repository: string = REPOSITORY): Locate {
  const known = new Map<string, Link | null>();
  const find = finder(file, (place) => relative(folder, join(repository, place)).split(sep).join("/"), repository);
  return (source) => {
    const key = JSON.stringify(source);
    const found = known.get(key);
    if (found !== undefined) return found;
    const link = find(source);
    known.set(key, link);
    return link;
  };
}

/** The rows of docs/benchmarks.md. */
export function measurements(repository: string = REPOSITORY): readonly Measurement[] {
  return tableRows(join(repository, "docs/benchmarks.md"), 5)
    .slice(1)
    .map(([what = "", measured = "", , target = "", verdict = ""]) => ({
      what: what.replaceAll("`", ""),
      measured,
      target,
      verdict,
    }));
}

/** Contradictions that name one of a platform's requirements, and how they were settled. */
export function conflictsOf(
  prefixes: ReadonlySet<string>,
  repository: string = REPOSITORY,
): DocumentInput["conflicts"] {
  return tableRows(join(repository, "docs/requirements/conflicts.md"), 5)
    .filter(([id = ""]) => [...prefixes].some((prefix) => id.startsWith(`CON-${prefix}-`)))
    .map(([id = "", , what = "", , settled = ""]) => ({ id, what, settled }));
}

function tableRows(path: string, cells: number): readonly (readonly string[])[] {
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "));
  return rows
    .map((line) =>
      line
        .split("|")
        .slice(1)
        .map((cell) => cell.trim()),
    )
    .filter((row) => row.length >= cells && !row.every((cell) => /^[-: ]*$/.test(cell)));
}

function finder(
  file: PlatformFile,
  to: (place: string) => string,
  repository: string,
): (source: Source) => Link | null {
  const home = relative(repository, dirname(file.path)).split(sep).join("/");
  const text = readFileSync(file.path, "utf8");
  const lineOf = linesOf(text);
  const follow = follower(dirname(file.path), text);
  const lineIn = (place: string, words: string): number | null => lineHolding(join(repository, place), words);
  const at = (place: string, line: number | null): Link | null =>
    line === null ? null : { href: `${to(place)}#L${line}`, name: `${basename(place)}:${line}` };
  return (source) => {
    switch (source.kind) {
      case "spec": {
        const line = lineOf(source.path);
        if (line === null) return at(`${home}/platform.ts`, 1);
        const further = follow(line, source.path);
        return further === null ? at(`${home}/platform.ts`, line) : at(`${home}/${further.file}`, further.line);
      }
      case "check":
        return {
          href: `${to("docs/errors.md")}#${anchorOf(join(repository, "docs/errors.md"), source.code)}`,
          name: source.code,
        };
      case "measurement":
        return { href: to("docs/benchmarks.md"), name: "benchmarks" };
      case "price":
        return priceRow(repository, source, at);
      case "requirement":
        return named(at(`${home}/requirements.json`, lineIn(`${home}/requirements.json`, `"${source.id}"`)), source.id);
      case "conflict":
        return named(
          at("docs/requirements/conflicts.md", lineIn("docs/requirements/conflicts.md", `| ${source.id} |`)),
          source.id,
        );
      case "page":
        return { href: source.href, name: source.title };
    }
  };
}

function named(link: Link | null, name: string): Link | null {
  return link === null ? null : { ...link, name };
}

function lineHolding(path: string, words: string): number | null {
  if (!existsSync(path)) return null;
  const index = linesIn(path).findIndex((line) => line.includes(words));
  return index < 0 ? null : index + 1;
}

const READ = new Map<string, readonly string[]>();

/** The lines of a file that many figures point into, read once. */
function linesIn(path: string): readonly string[] {
  const lines = READ.get(path) ?? readFileSync(path, "utf8").split("\n");
  READ.set(path, lines);
  return lines;
}

function anchorOf(path: string, code: string): string {
  const title = linesIn(path).find((line) => line.startsWith(`### ${code} `)) ?? code;
  return title
    .replace(/^#+ /, "")
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}

function priceRow(
  repository: string,
  { sku, region }: { readonly sku: string; readonly region: string },
  at: (place: string, line: number | null) => Link | null,
): Link | null {
  for (const name of readdirSync(join(repository, BOOK)).sort()) {
    const line = lineHolding(join(repository, BOOK, name), `["${sku}", "${region}"`);
    if (line !== null) return at(`${BOOK}/${name}`, line);
  }
  return null;
}

/** Words that stand in a file beside platform.ts: the line of the constant that a line of platform.ts names, and the rest of the path in it. */
function follower(
  folder: string,
  text: string,
): (line: number, path: string) => { readonly file: string; readonly line: number } | null {
  const files = new Map(
    [...text.matchAll(/^import \{([^}]+)\} from "\.\/([\w-]+\.ts)";$/gm)].flatMap(([, names = "", name = ""]) =>
      names.split(",").map((one) => [one.trim(), name] as const),
    ),
  );
  const lines = text.split("\n");
  const readers = new Map<
    string,
    { readonly start: number; readonly lineOf: (path: string) => number | null } | null
  >();
  return (line, path) => {
    const words = (lines[line - 1] ?? "").match(/[A-Za-z_$][\w$]*/g) ?? [];
    const name = words.find((word) => files.has(word));
    const file = name === undefined ? undefined : files.get(name);
    if (name === undefined || file === undefined) return null;
    const reader = readers.get(name) ?? constantIn(join(folder, file), name);
    readers.set(name, reader);
    if (reader === null) return null;
    const rest = path.split(".").slice(path.startsWith("environments.") ? 3 : 1);
    const below = rest.length === 0 ? null : reader.lineOf(rest.join("."));
    return { file, line: reader.start + (below ?? 1) };
  };
}

function constantIn(
  path: string,
  name: string,
): { readonly start: number; readonly lineOf: (path: string) => number | null } | null {
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, "utf8").split("\n");
  const start = lines.findIndex((line) => new RegExp(`^export const ${name}\\b`).test(line));
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => /^(export|const|function|\/\*\*)/.test(line));
  const own = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return { start, lineOf: linesOf(own.join("\n")) };
}
