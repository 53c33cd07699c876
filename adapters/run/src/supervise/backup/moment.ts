/** RFC 3339 with a zone: without one, a time is somewhere in a day. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** A moment that a restore may aim at, to the microsecond as PostgreSQL reads it; null when the text is none. */
export function momentOf(text: string): { readonly text: string; readonly at: number } | null {
  const at = RFC_3339.test(text) ? Date.parse(text.replace(" ", "T")) : Number.NaN;
  // PostgreSQL's setting takes no Z.
  return Number.isNaN(at) ? null : { text: text.replace(/[Zz]$/, "+00:00"), at };
}
