import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";

describe("nearest", () => {
  it.each([
    ["usrname", "username"],
    ["E-Mail", "email"],
    ["pasword", "password"],
    ["colour", undefined],
    ["x", undefined],
  ])("takes %s for %s", (typed, meant) => {
    expect(nearest(typed, ["username", "email", "password"])).toBe(meant);
  });
});
