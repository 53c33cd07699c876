import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { placesOf, type WrittenPlace } from "./line-of-path.ts";

/** A line of a file below a platform's folder, and how many keys of what was looked for are not written there. */
export interface ReachedPlace {
  readonly file: string;
  readonly line: number;
  readonly missed: number;
}

/** From a line that names constants to the rest of a word in one of them, in the same file or one that it is taken from, as far as it is written. */
export type Reach = (file: string, line: number, rest: readonly string[]) => ReachedPlace;

/** Constants that lead to constants: more than anybody writes. */
const FURTHEST = 6;

/** Reads each file below a folder once. */
export function constantPlaces(folder: string): Reach {
  const files = new Map<string, File>();
  const fileOf = (name: string): File => {
    const known = files.get(name) ?? readFile(folder, name);
    files.set(name, known);
    return known;
  };
  const known = new Map<string, ReachedPlace>();
  const reach = (from: Line, rest: readonly string[], hops: number): ReachedPlace => {
    const constants = rest.length === 0 || hops === 0 ? [] : constantsOn(fileOf, from);
    if (constants.length === 0) return { ...from, missed: rest.length };
    const key = `${hops} ${from.file}:${from.line} ${rest.join(" ")}`;
    const reached = known.get(key) ?? follow(constants, rest, hops) ?? { ...from, missed: rest.length };
    known.set(key, reached);
    return reached;
  };
  const follow = (constants: readonly Constant[], rest: readonly string[], hops: number) => {
    const led = constants.flatMap((constant) => {
      const found = constant.find(rest);
      if (found.line === null)
        return [
          { file: constant.file, line: constant.start + 1, missed: rest.length },
          ...constant.spreads.map((spread) => reach({ file: constant.file, line: spread }, rest, hops - 1)),
        ];
      const next = { file: constant.file, line: constant.start + found.line };
      return [reach(next, found.missed === 0 ? [] : rest.slice(-found.missed), hops - 1)];
    });
    return furthest(led);
  };
  return (file, line, rest) => {
    const named = rest.length === 0 ? LONE_NAME.exec(fileOf(file).lines[line - 1] ?? "")?.[1] : undefined;
    const constant = named === undefined ? null : constantOf(fileOf, file, named);
    return constant === null || constant.file === file
      ? reach({ file, line }, rest, FURTHEST)
      : { file: constant.file, line: constant.start + 1, missed: 0 };
  };
}

/** A line that says nothing but a name, or that something is what a name says. */
const LONE_NAME = /^\s*(?:["'\w*-]+:\s*)?([A-Za-z_$][\w$]*),?\s*$/;

/** The place that is written furthest, the first of equals. */
export function furthest(places: readonly ReachedPlace[]): ReachedPlace | undefined {
  const least = Math.min(...places.map(({ missed }) => missed));
  return places.find(({ missed }) => missed === least);
}

interface Line {
  readonly file: string;
  readonly line: number;
}

interface File {
  readonly name: string;
  readonly lines: readonly string[];
  /** Files below the folder by the names that are taken from them. */
  readonly imports: ReadonlyMap<string, string>;
  /** Where each constant begins, and each declaration: lines before it. */
  readonly beginnings: ReadonlyMap<string, number>;
  readonly declarations: readonly number[];
  readonly constants: Map<string, Constant | null>;
  /** Those that a line names, by the lines that have been asked for. */
  readonly named: Map<number, readonly Constant[]>;
}

interface Constant {
  readonly file: string;
  /** Lines before it. */
  readonly start: number;
  readonly find: (segments: readonly string[]) => WrittenPlace;
  /** Its lines that spread something into it. */
  readonly spreads: readonly number[];
}

function readFile(folder: string, name: string): File {
  const path = join(folder, name);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const taken = text.matchAll(/^import (?:type )?\{([^}]+)\} from "(\.\.?\/[\w/.-]+\.ts)";$/gm);
  const imports = Array.from(taken, ([, names = "", file = ""]) =>
    names.split(",").map((one) => [one.trim(), join(dirname(name), file)] as const),
  );
  const lines = text.split("\n");
  const declarations = lines.flatMap((line, index) => (DECLARATION.test(line) ? [index] : []));
  const beginnings = declarations.flatMap((index) => {
    const constant = /^(?:export )?const ([\w$]+)/.exec(lines[index] ?? "")?.[1];
    return constant === undefined ? [] : [[constant, index] as const];
  });
  return {
    ...{ name, lines, declarations },
    imports: new Map(imports.flat()),
    beginnings: new Map(beginnings),
    constants: new Map(),
    named: new Map(),
  };
}

const DECLARATION = /^(export|const|function|type|interface|\/\*\*)/;

/** The constants that a line names, without the one that begins there. */
function constantsOn(fileOf: (name: string) => File, { file, line }: Line): readonly Constant[] {
  const { lines, named } = fileOf(file);
  const known = named.get(line);
  if (known !== undefined) return known;
  const names = lines[line - 1]?.replace(/\/\/.*$/, "").match(/(?<![.\w"'`])(?:\.\.\.)?[A-Za-z_$][\w$]*/g) ?? [];
  const constants = names
    .flatMap((name) => constantOf(fileOf, file, name) ?? [])
    .filter((one) => one.file !== file || one.start + 1 !== line);
  named.set(line, constants);
  return constants;
}

/** A constant by its name, where it is written: here, or in the file that it is taken from. */
function constantOf(fileOf: (name: string) => File, file: string, spelled: string): Constant | null {
  const name = spelled.replace("...", "");
  const here = fileOf(file);
  const source = here.imports.get(name);
  const there = source === undefined ? here : fileOf(source);
  const known = there.constants.get(name);
  if (known !== undefined) return known;
  const constant = constantIn(there, name);
  there.constants.set(name, constant);
  return constant;
}

function constantIn({ name: file, lines, beginnings, declarations }: File, name: string): Constant | null {
  const start = beginnings.get(name);
  if (start === undefined) return null;
  const own = lines.slice(
    start,
    declarations.find((line) => line > start),
  );
  const spreads = own.flatMap((line, index) => (/\.\.\.[A-Za-z_$]/.test(line) ? [start + index + 1] : []));
  return { file, start, find: placesOf(own.join("\n")), spreads };
}
