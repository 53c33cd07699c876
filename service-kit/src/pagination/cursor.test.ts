import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

describe("cursor", () => {
  it("comes back as it was given (PAGE-1)", () => {
    const key = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.integer()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(key, (values) => {
        expect(decodeCursor(encodeCursor(values), values.length)).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses everything else with a code, never with a crash (PAGE-2)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => decodeCursor(text, 2)).toThrow(AppError);
      }),
      { numRuns: 500 },
    );
    expect(() => decodeCursor(encodeCursor(["one"]), 2)).toThrow("cursor is not one that this endpoint gave out.");
  });
});
