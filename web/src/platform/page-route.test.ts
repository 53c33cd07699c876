import { expect, it } from "vitest";
import { pageRoute } from "./page-route.ts";

it.each([
  ["/", "/"],
  ["/watch/0199f3a0-6c1e-7c44-9d2b-8a1f5c3e7b90", "/watch/[id]"],
  ["/watch/0199f3a0-6c1e-7c44-9d2b-8a1f5c3e7b90/edit", "/watch/[id]/edit"],
  ["/_next/static/chunks/1a2b.js", "/_next/*"],
  ["/health", null],
])("%s is %s", (path, route) => {
  expect(pageRoute(path)).toBe(route);
});
