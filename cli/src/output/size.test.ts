import { describe, expect, it } from "vitest";
import { size } from "./size.ts";

describe("size", () => {
  it("has as many digits as a person reads", () => {
    expect([0, 812, 1_024, 32_925_286, 1_073_741_824].map(size)).toEqual([
      "0 B",
      "812 B",
      "1.0 KB",
      "31.4 MB",
      "1.0 GB",
    ]);
  });
});
