import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./handshake.ts";

describe("the origin of a page that opens a socket", () => {
  it.each([
    [undefined, "breiq.com", true],
    ["https://breiq.com", "breiq.com", true],
    ["http://127.0.0.1:8080", "127.0.0.1:8080", true],
    ["http://127.0.0.1:8081", "127.0.0.1:8080", false],
    ["https://breiq.com.example.org", "breiq.com", false],
    ["https://api.breiq.com", "breiq.com", false],
    ["null", "breiq.com", false],
    ["", "breiq.com", false],
  ])("%s at %s: %s", (origin, host, expected) => {
    expect(isSameOrigin(origin, host)).toBe(expected);
  });
});
