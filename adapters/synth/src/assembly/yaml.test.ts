import { expect, it } from "vitest";
import { parse } from "yaml";
import { toYaml } from "./yaml.ts";

const step = { uses: "actions/checkout@0123abc" };
const value = { on: { push: {} }, steps: [step, { run: "first\nsecond\n" }, "yes", "0755", "12:30"], again: step };

it("is read back as what was written, by a reader of version 1.2 and one of 1.1", () => {
  const text = toYaml(value);
  expect(parse(text)).toEqual(value);
  expect(parse(text, { version: "1.1" })).toEqual(value);
});

it("repeats what stands twice, and breaks no line", () => {
  const long = "x ".repeat(200).trim();
  expect(toYaml({ ...value, long })).not.toMatch(/[&*]a1/);
  expect(toYaml({ long })).toBe(`long: ${long}\n`);
});

it("says what a text stands for", () => {
  expect(toYaml(value, new Map([[step.uses, "v4.2.2"]]))).toContain("uses: actions/checkout@0123abc # v4.2.2\n");
});
