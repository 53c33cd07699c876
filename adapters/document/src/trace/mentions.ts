import type { TraceEvidence } from "@terrace/core/report";
import { namedIn } from "./requirement.ts";

/** A text file of the repository. */
export interface SourceText {
  /** Relative to the repository root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Reasons against a requirement, and specs that repeat its mistakes for a test: they name it and do not answer for it. */
const NO_ANSWER = /^platforms\/[^/]+\/(deferrals|acknowledgements)\.ts$|^tests\/golden\/literal\//;

export interface Sought {
  /** What the IDs of the requirements begin with. */
  readonly prefixes: readonly string[];
  /** IDs of which one answer is enough: nothing is read once each has its own. */
  readonly open?: ReadonlySet<string>;
}

/** Every place of the repository that names a requirement, by its ID. Other platforms' words and deferrals name nothing. */
export function mentions(
  platform: string,
  sources: Iterable<SourceText>,
  { prefixes, open }: Sought,
): ReadonlyMap<string, readonly TraceEvidence[]> {
  const found = new Map<string, TraceEvidence[]>();
  const left = new Set(open);
  for (const { path, text } of sources) {
    const kind = kindOf(path, platform);
    if (kind === null || !prefixes.some((prefix) => text.includes(prefix))) continue;
    const lines = text.split("\n");
    for (const [index, line] of lines.entries()) {
      if (!prefixes.some((prefix) => line.includes(prefix))) continue;
      for (const id of new Set(namedIn(line))) {
        const evidence: TraceEvidence = { kind, file: path, line: index + 1, label: labelOf(kind, lines, index) };
        const known = found.get(id);
        if (known === undefined) found.set(id, [evidence]);
        else known.push(evidence);
        if (kind !== "code") left.delete(id);
      }
    }
    if (open !== undefined && left.size === 0) break;
  }
  return found;
}

/** Whether a file that names a platform's requirement answers for it: its own words, a test or a service does, code alone does not. */
export function answersFor(platform: string, path: string): boolean {
  const kind = kindOf(path, platform);
  return kind !== null && kind !== "code";
}

function kindOf(path: string, platform: string): TraceEvidence["kind"] | null {
  if (NO_ANSWER.test(path)) return null;
  if (/\.test\.tsx?$/.test(path) || path.startsWith("tests/")) return "test";
  if (path.startsWith("platforms/")) return path.startsWith(`platforms/${platform}/`) ? "spec" : null;
  if (/^(services|service-kit|web)\//.test(path)) return "service";
  return /^(core|adapters|cli|tools|bench)\//.test(path) ? "code" : null;
}

const TEST = /\b(?:it|describe)\((["'`])(.+?)\1/;
const WORD = /^\s*"?([\w*-]+)"?: |^(?:export )?const (\w+)/;

/** The word that a comment in a spec stands above or beside; the name of the test that a line belongs to. */
function labelOf(kind: TraceEvidence["kind"], lines: readonly string[], index: number): string | null {
  if (kind === "test") {
    for (let at = index; at >= 0; at--) {
      const [, , name] = TEST.exec(lines[at] ?? "") ?? [];
      if (name !== undefined) return name;
    }
    return null;
  }
  if (kind !== "spec") return null;
  const word = lines.slice(index, index + 12).find((line) => WORD.test(line));
  const [, own, constant] = WORD.exec(word ?? "") ?? [];
  return own ?? constant ?? null;
}
