/** What a script reads from how the command ended. Findings have their own numbers, so that they are never taken for failures. */
export const EXIT = {
  ok: 0,
  usage: 1,
  spec: 2,
  credentials: 3,
  deployment: 4,
  check: 5,
  differences: 6,
  objective: 7,
  budget: 8,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
