import { describe, expect, it } from "vitest";
import { returnPath } from "./return-path.ts";

describe("the way back after signing in", () => {
  it.each(["/add", "/watch/1/edit", "/?category=freeze"])("leads to %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    null,
    "",
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
  ])("never leads to %j", (path) => expect(returnPath(path)).toBe("/"));
});
