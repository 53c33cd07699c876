/** What became of a step. `passed`, `failed` and `skipped` count tests, and are zero for a step that has none. */
export interface Outcome {
  readonly step: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The last line of a check: tests and steps together, so that a step that failed without a failing test still shows. */
export function total(outcomes: readonly Outcome[]): { readonly passed: number; readonly failed: number } {
  const sum = (count: (outcome: Outcome) => number): number => outcomes.reduce((all, next) => all + count(next), 0);
  return {
    passed: sum((outcome) => outcome.passed + (outcome.ok ? 1 : 0)),
    failed: sum((outcome) => outcome.failed + (outcome.ok ? 0 : 1)),
  };
}
