import { describe, expect, it } from "vitest";
import { readTraceparent, writeTraceparent } from "./traceparent.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

describe("traceparent", () => {
  it("is written as it was read", () => {
    for (const flags of ["00", "01"]) {
      const header = `00-${traceId}-${spanId}-${flags}`;
      const read = readTraceparent(header);
      expect(read).toEqual({ traceId, spanId, isSampled: flags === "01" });
      expect(read && writeTraceparent(read)).toBe(header);
    }
  });

  it("of a later version is read as far as it is known", () => {
    expect(readTraceparent(`cc-${traceId}-${spanId}-01-what-comes-later`)).toMatchObject({ isSampled: true });
  });

  it.each([
    undefined,
    "",
    `ff-${traceId}-${spanId}-01`,
    `00-${"0".repeat(32)}-${spanId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}-1`,
    [`00-${traceId}-${spanId}-01`],
  ])("%j counts as none", (header) => {
    expect(readTraceparent(header)).toBeNull();
  });
});
