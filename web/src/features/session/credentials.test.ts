import { describe, expect, it } from "vitest";
import { checkCredentials } from "./credentials.ts";

const good = { username: "ana.rocks", email: "ana@example.org", password: "correct horse" };

describe("credentials", () => {
  it("pass when nothing is plainly wrong", () => {
    expect(checkCredentials(good, true)).toEqual({});
  });

  it("name every field at once", () => {
    const errors = checkCredentials({ username: "-a", email: "ana", password: "short" }, true);
    expect(Object.keys(errors)).toEqual(["username", "email", "password"]);
  });

  it("ask no name and no length of somebody who signs in", () => {
    expect(checkCredentials({ ...good, username: "", password: "short" }, false)).toEqual({});
  });
});
