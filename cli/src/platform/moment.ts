import { parseDuration } from "@terrace/core/units";
import { UserError } from "../user-error.ts";

/** A day, or a moment with or without a zone; without one it is meant as clocks here show it. */
const RFC_3339 = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/i;

/** A moment as a person says it: so long ago (`15m`), or at that time (`2026-11-21T14:00:00Z`). Milliseconds since the epoch. */
export function momentOf(text: string, now: number = Date.now()): number {
  const ago = parseDuration(text);
  if (ago !== undefined) return now - ago;
  const at = RFC_3339.test(text)
    ? Date.parse(text.length === 10 ? `${text}T00:00` : text.replace(" ", "T"))
    : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw new UserError(`"${text}" is not a duration and not a time.`, {
    hint: "How long ago, such as 30s, 15m, 2h, or when, such as 2026-11-21T14:00:00Z",
  });
}

/** The span from `--since` to `--until`; null where one was not given. */
export function spanOf({ since, until }: { readonly since?: string; readonly until?: string }): {
  readonly since: number | null;
  readonly until: number | null;
} {
  const now = Date.now();
  const [from, to] = [since, until].map((text) => (text === undefined ? null : momentOf(text, now))) as [
    number | null,
    number | null,
  ];
  if (from !== null && to !== null && from > to)
    throw new UserError("--since is later than --until.", { hint: "Nothing lies between them: change one." });
  return { since: from, until: to };
}
