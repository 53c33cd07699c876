import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Platform } from "@terrace/core/spec";
import type { DocumentInput, Link, Locate, Measurement, Source } from "@terrace/document";
import type { PlatformFile } from "./find-platform.ts";
import { linesNaming } from "./lines-naming.ts";
import { REPOSITORY } from "./repository.ts";
import { wordPlaces } from "./word-places.ts";

const BOOK = "adapters/price/src/book";
const CONFLICTS = "docs/requirements/conflicts.md";
const ERRORS = "docs/errors.md";

/** Where the figures of a platform's document stand, as links from the folder that the document lies in. */
export function locator(platform: Platform, file: PlatformFile, folder: string): Locate {
  const repository = REPOSITORY;
  const ways = new Map<string, string>();
  const known = new Map<string, Link | null>();
  const find = finder(wordPlaces(platform, file), file, (place) => {
    const way = ways.get(place) ?? relative(folder, join(repository, place)).split(sep).join("/");
    ways.set(place, way);
    return way;
  });
  return (source) => {
    const key = source.kind === "spec" ? source.path : JSON.stringify(source);
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
  return tableRows(join(repository, CONFLICTS), 5)
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
  const lineOf = {
    requirement: linesNaming(join(dirname(file.path), "requirements.json"), /"([A-Z\d]+-[A-Z\d]+-\d+)"/),
    conflict: linesNaming(join(repository, CONFLICTS), /^\| ([A-Z\d-]+) \|/),
  };
  const books = readdirSync(join(repository, BOOK)).map((name) => ({
    place: `${BOOK}/${name}`,
    rows: linesNaming(join(repository, BOOK, name), /\["([^"]+)", "([^"]+)"/),
  }));
  const anchors = anchorsOf(join(repository, ERRORS));
  const at = (place: string, line: number | undefined, name = `${basename(place)}:${line}`): Link | null =>
    line === undefined ? null : { href: `${to(place)}#L${line}`, name };
  return (source) => {
    switch (source.kind) {
      case "spec": {
        const { file: written, line } = placeOf(source.path);
        // Manifests of services are all called alike.
        return at(`${home}/${written}`, line, `${written.replace(/^(\.\.\/)+/, "")}:${line}`);
      }
      case "check":
        return {
          href: `${to(ERRORS)}#${anchors.get(source.code) ?? anchorOf(source.code)}`,
          name: source.code,
        };
      case "measurement":
        return { href: to("docs/benchmarks.md"), name: "benchmarks" };
      case "price": {
        const row = `${source.sku} ${source.region}`;
        const book = books.find(({ rows }) => rows.has(row));
        return book === undefined ? null : at(book.place, book.rows.get(row));
      }
      case "requirement":
        return at(`${home}/requirements.json`, lineOf.requirement.get(source.id), source.id);
      case "conflict":
        return at(CONFLICTS, lineOf.conflict.get(source.id), source.id);
      case "page":
        return { href: source.href, name: source.title };
    }
  };
}

/** What a heading of the catalogue is called in an address, by the code that it begins with. */
function anchorsOf(path: string): ReadonlyMap<string, string> {
  const titles = readFileSync(path, "utf8").matchAll(/^### (\S+) .*$/gm);
  return new Map(Array.from(titles, ([heading, code = ""]) => [code, anchorOf(heading)]));
}

function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, "")
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");
}
