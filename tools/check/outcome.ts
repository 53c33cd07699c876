/** What became of a step. */
export interface Outcome extends Tests {
  readonly step: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** What became of the tests of a step; nothing of it for a step that has none. */
export interface Tests {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The failed ones: file, name and the first line of what was wrong. */
  readonly failures: readonly string[];
}

/** The last line of a check: tests and steps together, so that a step that failed without a failing test still shows. */
export function total(outcomes: readonly Outcome[]): { readonly passed: number; readonly failed: number } {
  const sum = (count: (outcome: Outcome) => number): number => outcomes.reduce((all, next) => all + count(next), 0);
  return {
    passed: sum((outcome) => outcome.passed + (outcome.ok ? 1 : 0)),
    failed: sum((outcome) => outcome.failed + (outcome.ok ? 0 : 1)),
  };
}
