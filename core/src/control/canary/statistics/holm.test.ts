import { describe, expect, it } from "vitest";
import { holm } from "./holm.ts";

describe("tests done together", () => {
  it("raise the smallest most, and keep their order", () => {
    const adjusted = holm([0.04, 0.01, 0.03, 0.005]);
    expect(adjusted).toEqual([0.06, 0.03, 0.06, 0.02].map((value) => expect.closeTo(value, 12)));
    expect(holm([0.5, 0.9])).toEqual([1, 1]);
    expect(holm([0.2])).toEqual([0.2]);
    expect(holm([])).toEqual([]);
  });
});
