/** A copy of a database with the pieces of the log that make it whole. Milliseconds since the epoch. */
export interface RestorableBase {
  readonly id: string;
  readonly finishedAt: number;
  readonly lastSegment: string;
}

/** A piece of the log, and when it reached the archive: it holds nothing that was committed later. */
export interface ArchivedSegment {
  readonly name: string;
  readonly at: number;
}

/** What can be restored from one copy: every moment from the first to the last, both included. */
export interface Restorable {
  readonly base: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What each copy reaches: from the moment when it was made, through the log, up to the first piece that is missing.
 * A copy with none of the log after it reaches the moment of its end only.
 */
export function restorable(
  bases: readonly RestorableBase[],
  segments: readonly ArchivedSegment[],
): readonly Restorable[] {
  const archived = new Map(segments.map((segment) => [segmentNumber(segment.name), segment.at]));
  return [...bases]
    .sort((a, b) => a.finishedAt - b.finishedAt)
    .map(({ id, finishedAt, lastSegment }) => {
      let to = finishedAt;
      for (let number = segmentNumber(lastSegment); archived.has(number); number++)
        to = Math.max(to, archived.get(number) ?? 0);
      return { base: id, from: finishedAt, to };
    });
}

/** The same as spans without gaps: what overlaps is one. */
export function restoreWindows(
  parts: readonly Restorable[],
): readonly { readonly from: number; readonly to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of parts) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}

/** The copy to begin from: the newest that reaches a moment, because it has the least log to go through. Null outside of all windows. */
export function baseFor(moment: number, parts: readonly Restorable[]): string | null {
  return parts.findLast(({ from, to }) => from <= moment && moment <= to)?.base ?? null;
}

/** Pieces of the log that no copy needs: everything before the first piece of the oldest. */
export function segmentsToForget(
  names: readonly string[],
  bases: readonly { readonly firstSegment: string }[],
): readonly string[] {
  if (bases.length === 0) return [];
  const oldest = Math.min(...bases.map(({ firstSegment }) => segmentNumber(firstSegment)));
  return names.filter((name) => segmentNumber(name) < oldest);
}

/**
 * The place of a piece in the log, whatever its timeline: 8 digits of timeline, 8 of the log file, 8 of the 16 MB segment in it.
 * https://www.postgresql.org/docs/15/functions-admin.html (pg_walfile_name)
 */
export function segmentNumber(name: string): number {
  return Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16, 24), 16);
}
