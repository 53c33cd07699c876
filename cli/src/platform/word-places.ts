import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Platform } from "@terrace/core/spec";
import { constantPlaces, furthest, type ReachedPlace } from "./constant-places.ts";
import type { PlatformFile } from "./find-platform.ts";
import { placesIn, readKeys, segmentsOf, type WrittenPlace } from "./line-of-path.ts";

/** A line of platform.ts or of a file beside it. */
export interface WordPlace {
  readonly file: string;
  readonly line: number;
}

/**
 * Finds the line that says a word in an environment: the environment's own, else that of those it extends, else the platform's. Words
 * that stand in a constant are followed into it, into files beside `platform.ts` too.
 */
export function wordPlaces(platform: Platform, file: PlatformFile): (path: string) => WordPlace {
  const keys = readKeys(readFileSync(file.path, "utf8"));
  const inside = placesIn(keys);
  const outside = placesIn(keys, Object.keys(platform.environments));
  const reach = constantPlaces(dirname(file.path));
  const home = basename(file.path);
  const reached = ({ line, missed }: WrittenPlace, way: readonly string[]): readonly ReachedPlace[] =>
    line === null ? [] : [reach(home, line, missed === 0 ? [] : way.slice(-missed))];
  // Environments extend each other and are asked for the same words: each answers for each of them once.
  const ways = remembered(waysOf);
  const said = remembered((environment: string) =>
    remembered((word: string) => ways(word).flatMap((way) => reached(inside([environment, ...way]), way))),
  );
  const unsaid = remembered((word: string) => ways(word).flatMap((way) => reached(outside(way), way)));
  const lineages = remembered((environment: string) => lineage(platform, environment));
  return (path) => {
    const [, environment = "", word = ""] = /^(?:environments\.)?([^.]*)\.?(.*)$/.exec(path) ?? [];
    const own = lineages(environment).flatMap((name) => said(name)(word));
    return furthest([...own, ...unsaid(word)]) ?? { file: home, line: 1 };
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
