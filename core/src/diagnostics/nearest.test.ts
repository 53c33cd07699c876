import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, nearest } from "./nearest.ts";

describe("the nearest word", () => {
  it("counts insertions, deletions, replacements and swaps as one each", () => {
    expect([editDistance("class", "clas"), editDistance("clas", "class"), editDistance("clasz", "class")]).toEqual([
      1, 1, 1,
    ]);
    expect(editDistance("calss", "class")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("is none when nothing is near", () => {
    expect(nearest("elephant", ["class", "storage"])).toBeUndefined();
    expect(nearest("databas", ["cache", "database"])).toBe("database");
  });

  it("becomes a hint, or a list of what is possible", () => {
    expect(didYouMean("clas", ["class", "storage"])).toBe('did you mean "class"?');
    expect(didYouMean("elephant", ["storage", "class"])).toBe("possible: class, storage");
    expect(didYouMean("elephant", [])).toBeNull();
  });
});
