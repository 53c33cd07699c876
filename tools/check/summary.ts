import { type Outcome, total } from "./outcome.ts";

/**
 * The table at the end of a check with the tests that failed, and below it the line that scripts read: `N passed, N failed`.
 * The failures are told again here because what CI keeps of a long output is often its end.
 */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const mark = outcome.ok ? "✓" : "✗";
    const time = `${outcome.seconds.toFixed(1)} s`;
    return `  ${mark} ${outcome.step.padEnd(14)}${time.padStart(9)}   ${tests(outcome)}`.trimEnd();
  });
  const failures = outcomes.flatMap((outcome) => outcome.failures.map((failure) => `  ✗ ${failure}`));
  const { passed, failed } = total(outcomes);
  const parts = [rows, failures, [`${passed} passed, ${failed} failed`]].filter((part) => part.length > 0);
  return `\n${parts.map((part) => part.join("\n")).join("\n\n")}\n`;
}

function tests({ passed, failed, skipped }: Outcome): string {
  const counts = { passed, failed, skipped };
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  return said.map(([word, count]) => `${count} ${word}`).join(", ");
}
