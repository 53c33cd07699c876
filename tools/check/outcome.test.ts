import { describe, expect, it } from "vitest";
import { type Outcome, total } from "./outcome.ts";
import { summary } from "./summary.ts";

const lint: Outcome = { step: "lint", ok: true, seconds: 0.44, passed: 0, failed: 0, skipped: 0, failures: [] };
const unit: Outcome = {
  step: "unit",
  ok: false,
  seconds: 12.3,
  passed: 40,
  failed: 1,
  skipped: 1,
  failures: ["core/a.test.ts > a > is b: AssertionError: expected 1 to be 2"],
};
const broken: Outcome = { step: "golden", ok: false, seconds: 1, passed: 0, failed: 0, skipped: 0, failures: [] };

describe("total", () => {
  it("counts tests and steps", () => {
    expect(total([lint, unit])).toEqual({ passed: 41, failed: 2 });
  });

  it("counts a step that failed before its first test", () => {
    expect(total([lint, broken])).toEqual({ passed: 1, failed: 1 });
  });
});

describe("summary", () => {
  it("tells failed tests by name and ends with the line that scripts read", () => {
    expect(summary([lint, unit, broken])).toBe(
      [
        "",
        "  ✓ lint              0.4 s",
        "  ✗ unit             12.3 s   40 passed, 1 failed, 1 skipped",
        "  ✗ golden            1.0 s",
        "",
        "  ✗ core/a.test.ts > a > is b: AssertionError: expected 1 to be 2",
        "",
        "41 passed, 3 failed",
        "",
      ].join("\n"),
    );
  });
});
