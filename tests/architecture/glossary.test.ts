import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, readSourceTree } from "./source-tree.ts";

describe("the glossary", () => {
  const rows = readFileSync(join(ROOT, "docs/glossary.md"), "utf8").matchAll(/^\| ([a-z ]+) \| .+ \| `(\w+)` \|$/gm);
  const words = [...rows].map((row) => ({ word: row[1] ?? "", code: row[2] ?? "" }));
  const source = readSourceTree().filter((file) => file.path !== "tests/architecture/glossary.test.ts");

  it("has words", () => {
    expect(words.length).toBeGreaterThan(20);
  });

  for (const { word, code } of words) {
    it(`${word}: ${code} is still in the code`, () => {
      expect(source.some((file) => new RegExp(`\\b${code}\\b`).test(file.text))).toBe(true);
    });
  }
});
