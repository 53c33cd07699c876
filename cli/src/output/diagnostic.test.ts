import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { diagnosticSummary, diagnosticText, type LocatedDiagnostic } from "./diagnostic.ts";

const FOUND: LocatedDiagnostic = {
  code: "TER-CHK-007",
  severity: "warning",
  at: { file: "platforms/shop/platform.ts", path: "alarms.tasks" },
  message: "the alarm goes off at 2 tasks, which is allowed",
  hint: null,
  line: 12,
};
const ACCEPTED: LocatedDiagnostic = {
  ...FOUND,
  severity: "info",
  hint: "acknowledged: seen in production",
  line: null,
};

const text = (found: LocatedDiagnostic, note?: string): string => diagnosticText(found, pc.createColors(false), note);

describe("diagnosticText", () => {
  it("says what and where, then why", () => {
    expect(text(FOUND, "in live")).toBe(
      "  ! TER-CHK-007  platforms/shop/platform.ts:12  alarms.tasks  in live\n    the alarm goes off at 2 tasks, which is allowed\n",
    );
  });

  it("shows an accepted finding as such, with the reason", () => {
    expect(text(ACCEPTED)).toMatch(
      /^ {2}○ TER-CHK-007 {2}platforms\/shop\/platform\.ts {2}.*\n.*\n {4}→ acknowledged: seen/,
    );
  });

  it("leaves out a file that is not known", () => {
    expect(text({ ...FOUND, at: { file: null, path: "x" } })).toContain("  ! TER-CHK-007  x\n");
  });
});

describe("diagnosticSummary", () => {
  it("counts by severity and apart what is accepted", () => {
    const errors = [FOUND, FOUND].map((found) => ({ ...found, severity: "error" as const }));
    expect(diagnosticSummary([...errors, FOUND, ACCEPTED])).toBe("2 errors, 1 warning, 1 acknowledged");
    expect(diagnosticSummary([])).toBe("nothing to report");
  });
});
