import { expect, it } from "vitest";
import { afterFailure, type Letter, overtaken, waitOf } from "./letter.ts";

const NOW = 1_000_000_000;

const LETTER = { id: "a", channel: "channel.a", written: NOW, attempts: 0, next: NOW } as Letter;

it("is tried again after one second, two, four, at most five minutes, for a day", () => {
  const waits: number[] = [];
  let letter: Letter | null = LETTER;
  for (let now = NOW; letter !== null; now = letter?.next ?? now) {
    letter = afterFailure(letter, now);
    if (letter !== null) waits.push((letter.next - now) / 1_000);
  }
  expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  expect(new Set(waits.slice(9))).toEqual(new Set([300]));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeCloseTo(86_400, -4);
});

it("is overtaken by a hundred later ones", () => {
  const letters = Array.from({ length: 103 }, (_, index) => ({ ...LETTER, id: String(index) }));
  expect(overtaken(letters).map(({ id }) => id)).toEqual(["0", "1", "2"]);
  expect(overtaken(letters.slice(0, 100))).toEqual([]);
});

it("waits for its time, and not for a clock that was set back", () => {
  expect(waitOf({ ...LETTER, next: NOW + 4_000 }, NOW)).toBe(4_000);
  expect(waitOf({ ...LETTER, next: NOW - 4_000 }, NOW)).toBe(0);
  expect(waitOf({ ...LETTER, next: NOW + 4_000 }, NOW - 3_600_000)).toBe(0);
});
