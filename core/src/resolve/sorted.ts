/** Entries by the alphabet, so that the order in which an author wrote them decides nothing. */
export function sorted<T>(table: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1));
}
