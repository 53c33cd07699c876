import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolder } from "./make-folder.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-make-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("a folder that somebody asked for", () => {
  it("is made with those above it, and taken as it is when it is there", () => {
    const folder = join(root, "a/b/c");
    makeFolder(folder);
    makeFolder(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it("is refused where nobody may make one", () => {
    expect(() => makeFolder("/proc/nobody/may")).toThrow("/proc/nobody cannot be made: ENOENT.");
  });

  it("is refused where a file is, and below it", () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(() => makeFolder(file)).toThrow(`${file} is a file.`);
    expect(() => makeFolder(join(file, "below"))).toThrow(`${file} is a file.`);
  });
});
