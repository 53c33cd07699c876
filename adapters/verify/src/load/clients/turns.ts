/** Runs what the members of a population do, each one thing after the other, members side by side. */
export function createTurns(): (member: number, step: () => Promise<void>) => void {
  const lines = new Map<number, Promise<void>>();
  return (member, step) => {
    const line = lines.get(member) ?? Promise.resolve();
    lines.set(member, line.then(step));
  };
}
