import { expect, it } from "vitest";
import { briefTime } from "./brief-time.ts";

it.each([
  [0, "0.0 ms"],
  [0.449, "0.4 ms"],
  [9.96, "10 ms"],
  [999.4, "999 ms"],
  [999.6, "1.00 s"],
  [1_234, "1.23 s"],
  [59_999, "1 min 0 s"],
  [125_000, "2 min 5 s"],
])("%d ms is %s", (milliseconds, text) => {
  expect(briefTime(milliseconds)).toBe(text);
});
