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

/** Finds many paths in one source, which is read once. What stands inside of a key of `without` is not looked at. */
export function placesOf(
  source: string,
  without: readonly string[] = [],
): (segments: readonly string[]) => WrittenPlace {
  const all = keysOf(blank(source));
  const least = Math.min(...all.filter(({ name }) => without.includes(name)).map(({ depth }) => depth));
  const closed = all.filter(({ name, depth }) => depth === least && without.includes(name));
  const keys = new Map<string, Key[]>();
  for (const key of all)
    if (!closed.some(({ at, end }) => key.at >= at && key.at < end))
      keys.set(key.name, [...(keys.get(key.name) ?? []), key]);
  const starts = lineStarts(source);
  return (segments) => {
    const { at, missed } = descend(keys, segments, source.length);
    return { line: at === null ? null : lineAt(starts, at), missed };
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

/** Follows a path as far as it is written: where it ends, and how many segments were not found. */
function descend(
  keys: ReadonlyMap<string, readonly Key[]>,
  segments: readonly string[],
  end: number,
): { readonly at: number | null; readonly missed: number } {
  let within = { from: 0, to: end };
  let at: number | null = null;
  for (const [index, segment] of segments.entries()) {
    const inside = (keys.get(segment) ?? []).filter((key) => key.at >= within.from && key.at < within.to);
    const key = inside.sort((a, b) => a.depth - b.depth || a.at - b.at)[0];
    if (key === undefined) return { at, missed: segments.length - index };
    at = key.at;
    within = { from: key.at + 1, to: key.end };
  }
  return { at, missed: 0 };
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
  const code = source.replace(/^import\b[^;]*?["'];?$/gm, (text) => text.replace(/[^\n]/g, " "));
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|(["'`])(?:\\[\s\S]|(?!\1)[\s\S])*?\1/g;
  return code.replace(token, (text, quote: string | undefined, at: number) => {
    const key = quote !== undefined && /^\s*:/.test(code.slice(at + text.length, at + text.length + 20));
    return key ? text : text.replace(/[^\n]/g, " ");
  });
}

function keysOf(code: string): readonly Key[] {
  const ends = depths(code);
  const pattern = /(?:["']([^"'\n]+)["']|([A-Za-z_$][\w$]*))\s*:|(?<=[{,]\s*)([A-Za-z_$][\w$]*)(?=\s*[,}])/g;
  return [...code.matchAll(pattern)].map((match) => {
    const depth = ends[match.index] ?? 0;
    return {
      name: match[1] ?? match[2] ?? match[3] ?? "",
      at: match.index,
      depth,
      end: endOf(code, ends, match.index),
    };
  });
}

/** How many brackets are open at each place. */
function depths(code: string): Int16Array {
  const found = new Int16Array(code.length);
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if (")]}".includes(character)) depth--;
    found[at] = depth;
    if ("([{".includes(character)) depth++;
  }
  return found;
}

/** The comma or closing bracket that ends the value of the key at `start`. */
function endOf(code: string, depth: Int16Array, start: number): number {
  const own = depth[start] ?? 0;
  for (let at = start; at < code.length; at++) {
    const here = depth[at] ?? 0;
    if (here < own || (here === own && code.charAt(at) === ",")) return at;
  }
  return code.length;
}
