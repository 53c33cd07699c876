import fc from "fast-check";
import { types } from "pg";
import { expect, it } from "vitest";
import { columnParsers, writtenColumnParsers } from "./column-parsers.ts";

const parsers = columnParsers();
const textArray = 1009 as number as Parameters<typeof types.getTypeParser>[0];
type Parsers = Pick<typeof types, "getTypeParser">;
const parsed = (from: Parsers, type: typeof textArray, text: string) =>
  (from.getTypeParser(type) as (text: string) => unknown)(text);
const both = (type: typeof textArray, text: string) => [parsers, types].map((from) => parsed(from, type, text));
const written = (text: string) => parsed(writtenColumnParsers(), types.builtins.TIMESTAMPTZ, text);

it("reads times as pg does, and writes them as dates do", () => {
  const usual = fc
    .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
    .chain((date) => fc.constantFrom("", ".1", ".12", ".123", ".123999", ".000001").map((part) => ({ date, part })))
    .map(({ date, part }) => `${date.toISOString().slice(0, 19).replace("T", " ")}${part}+00`);
  fc.assert(
    fc.property(usual, (text) => {
      const [ours, theirs] = both(types.builtins.TIMESTAMPTZ, text);
      expect(ours).toEqual(theirs);
      expect(written(text)).toBe((theirs as Date).toISOString());
    }),
  );
});

it.each([
  "infinity",
  "-infinity",
  "2026-11-21 12:00:00.5+02",
  "2026-11-21 12:00:00-03:30",
  "12026-11-21 12:00:00+00",
  "0044-03-15 12:00:00+00 BC",
])("leaves the time %s to pg", (text) => {
  const [ours, theirs] = both(types.builtins.TIMESTAMPTZ, text);
  expect(ours).toEqual(theirs);
  expect(written(text)).toBe(theirs instanceof Date ? theirs.toISOString() : text);
});

it.each([
  "{}",
  "{a}",
  "{windmill,headspin}",
  "{ü,NULL,b}",
  '{"a b","c\\"d","NULL","{x}"}',
  "{{a,b},{c,d}}",
  "[2:3]={a,b}",
  '{""}',
  "{null}",
])("reads the text array %s as pg does", (text) => {
  const [ours, theirs] = both(textArray, text);
  expect(ours).toEqual(theirs);
});
