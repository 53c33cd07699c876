import { describe, expect, it } from "vitest";
import { isImageUrl } from "./image-url.ts";

describe("profile images", () => {
  it.each([
    ["https://example.org/me.jpg", true],
    ["/media/me.jpg", true],
    ["http://example.org/me.jpg", false],
    ["javascript:alert(1)", false],
    ["data:image/svg+xml,<svg onload=alert(1)>", false],
    ["//example.org/me.jpg", false],
    ["/\\example.org/me.jpg", false],
    ["me.jpg", false],
    ["", false],
  ])("from %j: %s", (url, accepted) => {
    expect(isImageUrl(url)).toBe(accepted);
  });
});
