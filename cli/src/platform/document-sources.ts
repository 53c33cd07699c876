import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Platform } from "@terrace/core/spec";
import type { DocumentInput, Link, Locate, Measurement, Source } from "@terrace/document";
import type { PlatformFile } from "./find-platform.ts";
import { REPOSITORY } from "./repository.ts";
import { wordPlaces } from "./word-places.ts";

const BOOK = "adapters/price/src/book";

/** Where the figures of a platform's document stand, as links from the folder that the document lies in. */
export function locator(platform: Platform, file: PlatformFile, folder: string): Locate {
  const repository = REPOSITORY;
  const known = new Map<string, Link | null>();
  const find = finder(wordPlaces(platform, file), file, (place) =>
    relative(folder, join(repository, place)).split(sep).join("/"),
  );
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
  placeOf: ReturnType<typeof wordPlaces>,
  file: PlatformFile,
  to: (place: string) => string,
): (source: Source) => Link | null {
  const repository = REPOSITORY;
  const home = relative(repository, dirname(file.path)).split(sep).join("/");
  const lineIn = (place: string, words: string): number | null => lineHolding(join(repository, place), words);
  const at = (place: string, line: number | null): Link | null =>
    line === null ? null : { href: `${to(place)}#L${line}`, name: `${basename(place)}:${line}` };
  return (source) => {
    switch (source.kind) {
      case "spec": {
        const place = placeOf(source.path);
        return at(`${home}/${place.file}`, place.line);
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
