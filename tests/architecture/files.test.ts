import { describe, expect, it } from "vitest";
import { readSourceTree, shipped } from "./source-tree.ts";

const files = readSourceTree();

/** Lines that a file may have; the first match decides. */
const LIMITS: readonly (readonly [which: RegExp, lines: number, because: string])[] = [
  [/^platforms\/[^/]+\/platform\.ts$/, 450, "a platform is one file that is read from top to bottom"],
  [/\.test\.tsx?$|^tests\//, 400, "a table of cases is long and easy"],
  [/./, 250, "what does not fit on a few screens is several things"],
];

describe("files", () => {
  it("are at most 250 lines, tests at most 400", () => {
    const long = files.filter(({ path, lines }) => lines > (LIMITS.find(([which]) => which.test(path))?.[1] ?? 0));
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  it("are small as a rule: half of them have at most 80 lines", () => {
    const lengths = shipped(files)
      .map((file) => file.lines)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(80);
  });

  it("have names that say what is inside", () => {
    const dumping = /(^|\/)(utils?|helpers?|common|misc|lib|shared|types)(\.[tj]sx?|\/)/;
    expect(files.filter((file) => dumping.test(file.path)).map((file) => file.path)).toEqual([]);
  });

  it("are named in kebab-case", () => {
    const odd = files.filter(
      (file) => !/(^|\/)_?[a-z0-9]+(?:[-.][a-z0-9]+)*\.(ts|tsx|mjs|mts)$/.test(file.path.replace(/\[[^\]]+\]/g, "x")),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
  });

  it("hold no leftovers", () => {
    const marks = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`);
    expect(files.filter((file) => marks.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it("run every test: none is skipped or alone", () => {
    const held = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
    expect(
      files
        .filter((file) => file.path !== "tests/architecture/files.test.ts" && held.test(file.text))
        .map((file) => file.path),
    ).toEqual([]);
  });
});
