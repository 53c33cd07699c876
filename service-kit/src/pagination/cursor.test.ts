import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

/** Any code point but half of a pair. Made by number: fast-check's own `binary` unit takes a second to be set up. */
const sign = fc.nat({ max: 0x10f7ff }).map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));
const text = fc.oneof(fc.string(), fc.string({ unit: sign }));

describe("cursor", () => {
  it("comes back as it was given (PAGE-1)", () => {
    const key = fc.array(fc.oneof(text, fc.integer()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(key, (values) => {
        expect(decodeCursor(encodeCursor(values), values.length)).toEqual(values);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses everything else with a code, never with a crash (PAGE-2)", () => {
    fc.assert(
      fc.property(text, (cursor) => {
        expect(() => decodeCursor(cursor, 2)).toThrow(AppError);
      }),
      { numRuns: 500 },
    );
    expect(() => decodeCursor(encodeCursor(["one"]), 2)).toThrow("cursor is not one that this endpoint gave out.");
  });
});
