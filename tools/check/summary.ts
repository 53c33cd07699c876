import { type Outcome, total } from "./outcome.ts";

/** The table at the end of a check, and below it the line that scripts read: `N passed, N failed`. */
export function summary(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const mark = outcome.ok ? "✓" : "✗";
    const time = `${outcome.seconds.toFixed(1)} s`;
    return `  ${mark} ${outcome.step.padEnd(14)}${time.padStart(9)}   ${tests(outcome)}`.trimEnd();
  });
  const { passed, failed } = total(outcomes);
  return `\n${rows.join("\n")}\n\n${passed} passed, ${failed} failed\n`;
}

function tests({ passed, failed, skipped }: Outcome): string {
  const counts = { passed, failed, skipped };
  const said = Object.entries(counts).filter(([, count]) => count > 0);
  return said.map(([word, count]) => `${count} ${word}`).join(", ");
}
