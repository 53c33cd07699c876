import { describe, expect, it } from "vitest";
import { wordChange, wordValue } from "./word-value.ts";

describe("values of words", () => {
  it("have their units", () => {
    expect(wordValue("deadLetters.keep", 1_209_600_000)).toBe("14d");
    expect(wordValue("storage.size", 21_474_836_480)).toBe("20GB");
    expect(wordValue("tasks.maximum", 4)).toBe("4");
    expect(wordValue("x", undefined)).toBe("nothing");
  });

  it("of lists say what came and what went", () => {
    expect(wordChange("copyTo", [], ["us-west-2"])).toBe("+ us-west-2");
    expect(wordChange("zones", ["a", "b"], ["b", "a"])).toBe("in another order");
    expect(wordChange("routes", [1, 2, 3], [4, 5])).toBe("3 entries went, 2 came");
  });
});
