import { readFileSync } from "node:fs";

/** How many tests passed, failed and were skipped, from Vitest's JSON report; null when there is no readable report. */
export function readVitestReport(path: string): Readonly<Record<"passed" | "failed" | "skipped", number>> | null {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as VitestReport;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return null;
  }
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}
