import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { UserError } from "../user-error.ts";
import { readEvidence } from "./evidence.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-evidence-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: unknown): string {
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("evidence", () => {
  it("reads measurements in the order of time, and decisions", () => {
    const samples = [
      { at: "2026-01-02T00:00:00Z", value: 2 },
      { at: "2026-01-01T00:00:00Z", value: 1 },
    ];
    const decisions = [{ trigger: "t", answer: true, by: "Ada", at: "2026-01-01T00:00:00Z" }];
    const read = readEvidence(file({ metrics: [{ metric: "users", samples }], decisions }));
    expect(read.metrics[0]?.samples.map(({ value }) => value)).toEqual([1, 2]);
    expect(read.decisions[0]).toMatchObject({ trigger: "t", answer: true, by: "Ada", why: null });
  });

  it("tells everything that is wrong at once", () => {
    const content = { metrics: [{ samples: [{ at: "soon", value: "much" }] }, 3], decisions: [{ trigger: "t" }] };
    const found = (): unknown => {
      try {
        return readEvidence(file(content));
      } catch (error) {
        return error;
      }
    };
    expect(found()).toBeInstanceOf(UserError);
    expect((found() as UserError).detail).toEqual([
      "metrics[0].samples[0].value is no number",
      'metrics[0].samples[0].at is no time such as "2026-01-31T12:00:00Z"',
      "metrics[0].metric is no text",
      "metrics[1] is no object",
      "metrics[1].samples is no list",
      "metrics[1].metric is no text",
      "decisions[0].answer is neither true nor false",
      "decisions[0].by is no text",
      'decisions[0].at is no time such as "2026-01-31T12:00:00Z"',
    ]);
  });

  it("refuses what is no JSON", () => {
    expect(() => readEvidence(file("{"))).toThrow(/cannot be read/);
    expect(() => readEvidence(join(folder, "none.json"))).toThrow(/cannot be read/);
  });
});
