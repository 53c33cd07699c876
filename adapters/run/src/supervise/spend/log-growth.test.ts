import { expect, it } from "vitest";
import { logGrowth } from "./log-growth.ts";

it("counts what was written to logs, also to one that was rotated meanwhile and to one that is new", () => {
  const before = { "videos-1.log": 1_000, "web-1.log": 50 };
  expect(logGrowth(before, { "videos-1.log": 1_200, "web-1.log": 50 })).toBe(200);
  expect(logGrowth(before, { "videos-1.log": 30, "videos-1.log.1": 1_700, "web-1.log": 50 })).toBe(730);
  expect(logGrowth(before, { ...before, "web-2.log": 40 })).toBe(40);
  expect(logGrowth(before, {})).toBe(0);
});
