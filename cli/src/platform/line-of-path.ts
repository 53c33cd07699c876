/**
 * The line in a `platform.ts` on which the key at the end of a path such as `environments.local.database.class` stands; null when
 * not even the path's first key is written there. What an environment does not say is looked for in the platform itself.
 * Reads brackets, strings and comments only: a guide for the eye, not a parser.
 */
export function lineOfPath(source: string, path: string): number | null {
  const find = placesOf(source);
  const segments = segmentsOf(path);
  const written = find(segments);
  const inherited = path.startsWith("environments.") ? find(segments.slice(1)) : written;
  return inherited.missed < written.missed ? inherited.line : written.line;
}

/** The keys of a path, without the word `environments`, which nobody writes. */
export function segmentsOf(path: string): readonly string[] {
  return path.split(/[.[\]"]+/).filter((part) => part !== "" && part !== "environments");
}

/** Where a path ends as far as it is written, and how many of its keys are not. */
export interface WrittenPlace {
  readonly line: number | null;
  readonly missed: number;
}

/** Finds many paths in one source. */
export function placesOf(source: string): (segments: readonly string[]) => WrittenPlace {
  return placesIn(readKeys(source));
}

/** A source that was read once: its keys in their order, and where its lines start. */
export interface WrittenKeys {
  readonly keys: readonly Key[];
  readonly starts: readonly number[];
  readonly length: number;
}

export function readKeys(source: string): WrittenKeys {
  return { keys: keysOf(blank(source)), starts: lineStarts(source), length: source.length };
}

/** Finds many paths among keys. What stands inside of a key of `without` is not looked at. */
export function placesIn(
  { keys: all, starts, length }: WrittenKeys,
  without: readonly string[] = [],
): (segments: readonly string[]) => WrittenPlace {
  const least = Math.min(...all.filter(({ name }) => without.includes(name)).map(({ depth }) => depth));
  let closed = 0;
  const kept = all.filter(({ name, at, depth, end }) => {
    if (depth === least && without.includes(name)) closed = end;
    return at >= closed;
  });
  const below = insides(kept, length);
  return (segments) => {
    let key: Key | null = null;
    for (const [index, segment] of segments.entries()) {
      const next = below(key, segment);
      const line = key === null ? null : lineAt(starts, key.at);
      if (next === null) return { line, missed: segments.length - index };
      key = next;
    }
    return { line: key === null ? null : lineAt(starts, key.at), missed: 0 };
  };
}

/** Finds the key of a name that stands the least deep inside of another, the first of equals; inside of null is everything. */
function insides(all: readonly Key[], length: number): (outer: Key | null, name: string) => Key | null {
  const keys = Map.groupBy(all, ({ name }) => name);
  const known = new Map<Key | null, Map<string, Key | null>>();
  return (outer, name) => {
    const inside = known.get(outer) ?? new Map<string, Key | null>();
    known.set(outer, inside);
    const found = inside.get(name);
    if (found !== undefined) return found;
    const [from, to] = outer === null ? [0, length] : [outer.at + 1, outer.end];
    let best: Key | null = null;
    for (const key of keys.get(name) ?? [])
      if (key.at >= from && key.at < to && (best === null || key.depth < best.depth)) best = key;
    inside.set(name, best);
    return best;
  };
}

function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The line, counted from 1, that holds the character at a place. */
function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low + 1;
}

interface Key {
  readonly name: string;
  readonly at: number;
  readonly depth: number;
  /** Where its value ends. */
  readonly end: number;
}

/** The source with imports, comments and the insides of strings blanked, so that only the platform is left; quoted keys stay readable. */
function blank(source: string): string {
  const code = source.replace(/^import\b[^;]*?["'];?$/gm, spaces);
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(["'`])(?:\\[\s\S]|(?!\1)[\s\S])*?\1/g;
  return code.replace(token, (text, quote: string | undefined, at: number) => {
    const key = quote !== undefined && /^\s*:/.test(code.slice(at + text.length, at + text.length + 20));
    return key ? text : spaces(text);
  });
}

/** As many blanks, in as many lines. */
function spaces(text: string): string {
  return text.includes("\n") ? text.replace(/[^\n]/g, " ") : " ".repeat(text.length);
}

const KEY = /["']([^"'\n]+)["']\s*:|([A-Za-z_$][\w$]*)\s*:|(?<=[{,]\s*)([A-Za-z_$][\w$]*)(?=\s*[,}])|[()[\]{},]/g;

/** A value ends at the next comma beside it, or at the bracket that closes what is around it. */
function keysOf(code: string): readonly Key[] {
  const keys: Key[] = [];
  // Those whose values have not ended, by how many brackets are open around them.
  const open: { end: number }[][] = [[]];
  for (const { 0: found, index, 1: quoted, 2: plain, 3: short } of code.matchAll(KEY)) {
    const name = quoted ?? plain ?? short;
    if (name !== undefined) {
      const key = { name, at: index, depth: open.length - 1, end: code.length };
      keys.push(key);
      open.at(-1)?.push(key);
    } else if (found === "(" || found === "[" || found === "{") open.push([]);
    else {
      for (const key of open.pop() ?? []) key.end = index;
      if (found === "," || open.length === 0) open.push([]);
    }
  }
  return keys;
}
