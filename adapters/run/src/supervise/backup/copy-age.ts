/** A copy in the words of those who decide which are due and which are forgotten: milliseconds since the epoch. */
export function copyAge(copy: { readonly id: string; readonly startedAt: string; readonly finishedAt: string }) {
  return { id: copy.id, startedAt: Date.parse(copy.startedAt), finishedAt: Date.parse(copy.finishedAt) };
}
