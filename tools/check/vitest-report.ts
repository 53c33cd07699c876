import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Tests } from "./outcome.ts";

/** What became of the tests, from Vitest's JSON report; null when there is no readable report. `root` shortens the files' paths. */
export function readVitestReport(path: string, root: string): Tests | null {
  try {
    const report = JSON.parse(readFileSync(path, "utf8")) as VitestReport;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults.flatMap((file) => failuresOf(file, relative(root, file.name))),
    };
  } catch {
    return null;
  }
}

function failuresOf({ assertionResults, message, status }: FileReport, file: string): readonly string[] {
  const failed = assertionResults.filter((test) => test.status === "failed");
  const said = failed.map(({ fullName, failureMessages }) => `${file} > ${fullName}: ${firstLine(failureMessages[0])}`);
  // A file that could not even be loaded, or whose set-up failed, has no failed test to show.
  return said.length === 0 && status === "failed" ? [`${file}: ${firstLine(message)}`] : said;
}

function firstLine(text = ""): string {
  return text.split("\n", 1)[0] ?? "";
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  readonly status: "passed" | "failed";
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}
