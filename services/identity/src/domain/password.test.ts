import { describe, expect, it } from "vitest";
import { findPasswordFault } from "./password.ts";

describe("passwords", () => {
  it.each(["windmill into headspin", "ten chars!", "ümlaut-föö"])("may be %s", (password) => {
    expect(findPasswordFault(password, ["terra"])).toBeUndefined();
  });

  it.each([
    ["nine char", "at least 10"],
    ["🕺🕺🕺💃💃", "at least 10"],
    ["aaaaaaaaaaaaa", "repeats"],
    ["Password123", "most common"],
    ["Terra@Example.org", "your own name"],
  ])("may not be %s", (password, reason) => {
    expect(findPasswordFault(password, ["terra", "terra@example.org"])?.message).toContain(reason);
  });
});
