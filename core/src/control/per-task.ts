/** What all tasks share, as what each has: waiting messages, open connections. Without a task it is all waiting for the first. */
export function perTask(total: number, tasks: number): number {
  return total / Math.max(tasks, 1);
}
