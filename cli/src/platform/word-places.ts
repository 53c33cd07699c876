import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Platform } from "@terrace/core/spec";
import type { PlatformFile } from "./find-platform.ts";
import { placesIn, placesOf, readKeys, segmentsOf, type WrittenPlace } from "./line-of-path.ts";

/** A line of platform.ts or of a file beside it. */
export interface WordPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Finds the line that says a word in an environment: the environment's own, else that of those it extends, else the platform's. Words
 * that stand in a file beside `platform.ts` are followed into it.
 */
export function wordPlaces(platform: Platform, file: PlatformFile): (path: string) => WordPlace {
  const text = readFileSync(file.path, "utf8");
  const keys = readKeys(text);
  const own = placesIn(keys);
  const base = placesIn(keys, Object.keys(platform.environments));
  const follow = follower(dirname(file.path), text);
  const lineages = new Map(Object.keys(platform.environments).map((name) => [name, lineage(platform, name)]));
  return (path) => {
    const [environment = "", ...word] = segmentsOf(path);
    const ways = word[0] === "services" && word.length > 2 ? [word, ["services", "*", ...word.slice(2)]] : [word];
    const said = (lineages.get(environment) ?? [environment]).flatMap((name) =>
      ways.map((way) => () => own([name, ...way])),
    );
    const line = bestOf([...said, () => base(word)]) ?? 1;
    return follow(line, word) ?? { file: basename(file.path), line };
  };
}

/** The path in an author's words that a resource of a graph came from, below its environment. */
export function wordOf(id: string): string {
  const name = id.slice(id.indexOf(".") + 1);
  const kind = id.slice(0, id.indexOf("."));
  if (kind === "service" || kind === "worker" || kind === "site") return `services.${name}`;
  if (/^(alarm|log|channel|metric|dashboard)$/.test(kind)) return `${kind}s.${name}`;
  if (kind === "security-edge") return "network";
  return kind === "backup" ? `${name}.backups` : name;
}

/** The line of the place that is written furthest, the first of equals. None is looked for beyond one that is written in full. */
function bestOf(places: readonly (() => WrittenPlace)[]): number | null {
  let best: WrittenPlace = { line: null, missed: Number.POSITIVE_INFINITY };
  for (const find of places) {
    const place = find();
    if (place.line !== null && place.missed < best.missed) best = place;
    if (best.missed === 0) break;
  }
  return best.line;
}

/** An environment and those that it extends, itself first. */
function lineage({ environments }: Platform, name: string): readonly string[] {
  const names: string[] = [];
  let next: unknown = name;
  while (typeof next === "string" && !names.includes(next)) {
    names.push(next);
    next = (environments[next] as { readonly extends?: unknown } | undefined)?.extends;
  }
  return names;
}

/** From a line of platform.ts that names a constant of a file beside it to the rest of the word in that constant. */
function follower(folder: string, text: string): (line: number, word: readonly string[]) => WordPlace | null {
  const files = importedFiles(text);
  const lines = text.split("\n");
  const known = new Map<string, Constant | null>();
  const read = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const path = join(folder, file);
    const found = read.get(file) ?? (existsSync(path) ? readFileSync(path, "utf8").split("\n") : []);
    read.set(file, found);
    return found;
  };
  return (line, word) => {
    const named = (lines[line - 1] ?? "").match(/[A-Za-z_$][\w$]*/g) ?? [];
    const name = named.find((one) => files.has(one));
    const file = name === undefined ? undefined : files.get(name);
    if (name === undefined || file === undefined) return null;
    const constant = known.get(name) ?? constantIn(linesOf(file), name);
    known.set(name, constant);
    if (constant === null) return null;
    const rest = word.slice(1);
    return { file, line: constant.start + (rest.length === 0 ? 1 : (constant.find(rest).line ?? 1)) };
  };
}

/** The files beside platform.ts, by the names that it takes from them. */
function importedFiles(text: string): ReadonlyMap<string, string> {
  const imports = [...text.matchAll(/^import \{([^}]+)\} from "\.\/([\w-]+\.ts)";$/gm)];
  return new Map(
    imports.flatMap(([, names = "", file = ""]) => names.split(",").map((name) => [name.trim(), file] as const)),
  );
}

interface Constant {
  /** Lines before it. */
  readonly start: number;
  readonly find: (segments: readonly string[]) => WrittenPlace;
}

function constantIn(lines: readonly string[], name: string): Constant | null {
  const beginning = new RegExp(`^export const ${name}\\b`);
  const start = lines.findIndex((line) => beginning.test(line));
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => /^(export|const|function|\/\*\*)/.test(line));
  const own = lines.slice(start, length < 0 ? undefined : start + 1 + length);
  return { start, find: placesOf(own.join("\n")) };
}
