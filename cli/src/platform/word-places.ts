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
  const inside = placesIn(keys);
  const outside = placesIn(keys, Object.keys(platform.environments));
  const follow = follower(dirname(file.path), text);
  // Environments extend each other and are asked for the same words: each answers for each of them once.
  const ways = remembered(waysOf);
  const said = remembered((environment: string) =>
    remembered((word: string) => furthest(ways(word).map((way) => inside([environment, ...way])))),
  );
  const unsaid = remembered((word: string) => outside(segmentsOf(word)));
  const lineages = remembered((environment: string) => lineage(platform, environment));
  return (path) => {
    const [, environment = "", word = ""] = /^(?:environments\.)?([^.]*)\.?(.*)$/.exec(path) ?? [];
    const own = furthest(lineages(environment).map((name) => said(name)(word)));
    const line = (own.missed === 0 ? own : furthest([own, unsaid(word)])).line ?? 1;
    return follow(line, ways(word)[0] ?? []) ?? { file: basename(file.path), line };
  };
}

/** Asks for each name once. */
function remembered<Name, Value>(ask: (name: Name) => Value): (name: Name) => Value {
  const known = new Map<Name, Value>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined || known.has(name)) return found as Value;
    const value = ask(name);
    known.set(name, value);
    return value;
  };
}

/** What a service does not say itself may be said for all of them. */
function waysOf(word: string): readonly (readonly string[])[] {
  const segments = segmentsOf(word);
  const [first, name, ...rest] = segments;
  return first === "services" && name !== undefined && rest.length > 0 ? [segments, [first, "*", ...rest]] : [segments];
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

/** The place that is written furthest, the first of equals; nowhere when none is written at all. */
function furthest(places: readonly WrittenPlace[]): WrittenPlace {
  let best: WrittenPlace = { line: null, missed: Number.POSITIVE_INFINITY };
  for (const place of places) if (place.line !== null && place.missed < best.missed) best = place;
  return best;
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
  const linesOf = remembered((file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  });
  const constants = remembered((name: string) => constantIn(linesOf(files.get(name) ?? ""), name));
  const nameOn = remembered((line: number) =>
    lines[line - 1]?.match(/[A-Za-z_$][\w$]*/g)?.find((one) => files.has(one)),
  );
  return (line, word) => {
    const name = nameOn(line);
    const file = name === undefined ? undefined : files.get(name);
    if (name === undefined || file === undefined) return null;
    const constant = constants(name);
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
