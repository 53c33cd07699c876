import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readVitestReport } from "./vitest-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-report-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("readVitestReport", () => {
  it("names what failed, a file that could not be loaded among it", () => {
    const failed = { status: "failed", fullName: "a is b", failureMessages: ["Error: no\n    at x.ts:1"] };
    const path = write({
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 0,
      testResults: [
        { name: "/root/core/a.test.ts", status: "failed", message: "", assertionResults: [failed] },
        { name: "/root/core/b.test.ts", status: "failed", message: "Cannot find module\nstack", assertionResults: [] },
        { name: "/root/core/c.test.ts", status: "passed", message: "", assertionResults: [] },
      ],
    });
    expect(readVitestReport(path, "/root")).toEqual({
      passed: 3,
      failed: 1,
      skipped: 1,
      failures: ["core/a.test.ts > a is b: Error: no", "core/b.test.ts: Cannot find module"],
    });
  });

  it("is nothing without a readable report", () => {
    expect(readVitestReport(join(folder, "none.json"), "/root")).toBeNull();
  });
});

function write(report: unknown): string {
  const path = join(folder, "report.json");
  writeFileSync(path, JSON.stringify(report));
  return path;
}
