import { describe, expect, it } from "vitest";
import { findUsernameFault } from "./username.ts";

describe("usernames", () => {
  it.each(["abc", "b-girl.terra_7", "x".repeat(50), "007"])("may be %s", (name) => {
    expect(findUsernameFault(name)).toBeUndefined();
  });

  it.each(["ab", "x".repeat(51), "-abc", "abc.", "a b", "größe", "аdmin7", "a/b", "Admin", "support", "abc\n"])(
    "may not be %j",
    (name) => {
      expect(findUsernameFault(name)).toMatchObject({ message: expect.any(String), suggestion: expect.any(String) });
    },
  );
});
