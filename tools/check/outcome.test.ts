import { describe, expect, it } from "vitest";
import { type Outcome, total } from "./outcome.ts";
import { summary } from "./summary.ts";

const lint: Outcome = { step: "lint", ok: true, seconds: 0.44, passed: 0, failed: 0, skipped: 0 };
const unit: Outcome = { step: "unit", ok: false, seconds: 12.3, passed: 40, failed: 2, skipped: 1 };
const broken: Outcome = { step: "golden", ok: false, seconds: 1, passed: 0, failed: 0, skipped: 0 };

describe("total", () => {
  it("counts tests and steps", () => {
    expect(total([lint, unit])).toEqual({ passed: 41, failed: 3 });
  });

  it("counts a step that failed before its first test", () => {
    expect(total([lint, broken])).toEqual({ passed: 1, failed: 1 });
  });
});

describe("summary", () => {
  it("ends with the line that scripts read", () => {
    expect(summary([lint, unit, broken])).toBe(
      [
        "",
        "  ✓ lint              0.4 s",
        "  ✗ unit             12.3 s   40 passed, 2 failed, 1 skipped",
        "  ✗ golden            1.0 s",
        "",
        "41 passed, 4 failed",
        "",
      ].join("\n"),
    );
  });
});
