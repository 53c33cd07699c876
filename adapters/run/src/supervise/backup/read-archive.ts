import type { ArchivedSegment } from "@terrace/core/control";
import { runTool, type Workshop } from "./tool.ts";

/** What lies in the archive of a log. */
export interface Archive {
  /** Oldest first. */
  readonly segments: readonly ArchivedSegment[];
  readonly size: number;
  /** Pieces that were given up. */
  readonly dropped: readonly string[];
}

export async function readArchive(log: string, workshop: Workshop): Promise<Archive> {
  const printed = await runTool(["find", log, "-maxdepth", "1", "-type", "f", "-printf", "%f %T@ %s\\n"], workshop);
  const files = printed.split("\n").flatMap((line) => {
    const [, name = "", kind, at = "0", size = "0"] = /^([0-9A-F]{24})\.(gz|dropped) (\S+) (\d+)$/.exec(line) ?? [];
    return kind === undefined ? [] : { name, kind, at: Math.floor(Number(at) * 1_000), size: Number(size) };
  });
  const kept = files.filter(({ kind }) => kind === "gz").sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    segments: kept.map(({ name, at }) => ({ name, at })),
    size: kept.reduce((sum, { size }) => sum + size, 0),
    dropped: files
      .filter(({ kind }) => kind === "dropped")
      .map(({ name }) => name)
      .sort(),
  };
}

/** Removes pieces of the log by name, with the marks of those that were given up. */
export async function removeSegments(log: string, names: readonly string[], workshop: Workshop): Promise<void> {
  for (let from = 0; from < names.length; from += 500) {
    const files = names.slice(from, from + 500).flatMap((name) => [`${log}/${name}.gz`, `${log}/${name}.dropped`]);
    await runTool(["rm", "-f", "--", ...files], workshop);
  }
}
