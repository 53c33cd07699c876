import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { linesNaming } from "./lines-naming.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("finds the first line of each name", () => {
  const path = join(folder, "book.ts");
  writeFileSync(path, 'nothing\n["nat", "us-east-1", 1]\n["nat", "eu-west-1", 2]\n["nat", "us-east-1", 3]\n');
  expect([...linesNaming(path, /\["([^"]+)", "([^"]+)"/)]).toEqual([
    ["nat us-east-1", 2],
    ["nat eu-west-1", 3],
  ]);
});

it("finds nothing in a file that is not there", () => {
  expect(linesNaming(join(folder, "none"), /(.)/).size).toBe(0);
});
