import { describe, expect, it } from "vitest";
import { baseFor, restorable, restoreWindows, segmentNumber, segmentsToForget } from "./restore-window.ts";

const name = (number: number, timeline = 1): string =>
  [timeline, Math.floor(number / 256), number % 256]
    .map((part) => part.toString(16).toUpperCase().padStart(8, "0"))
    .join("");
const archived = (...numbers: readonly number[]) => numbers.map((number) => ({ name: name(number), at: number * 100 }));

const bases = [
  { id: "a", finishedAt: 240, lastSegment: name(2) },
  { id: "b", finishedAt: 640, lastSegment: name(6) },
];

describe("restorable", () => {
  it("reaches through the log to its end, across the border of a log file", () => {
    expect(segmentNumber(name(255)) + 1).toBe(segmentNumber(name(256)));
    const parts = restorable([{ id: "x", finishedAt: 25_450, lastSegment: name(254) }], archived(254, 255, 256, 257));
    expect(parts).toEqual([{ base: "x", from: 25_450, to: 25_700 }]);
  });

  it("ends at the first piece that is missing, and begins again with the next copy", () => {
    const parts = restorable(bases, archived(2, 3, 5, 6, 7));
    expect(restoreWindows(parts)).toEqual([
      { from: 240, to: 300 },
      { from: 640, to: 700 },
    ]);
    expect(baseFor(300, parts)).toBe("a");
    expect(baseFor(500, parts)).toBeNull();
    expect(baseFor(239, parts)).toBeNull();
    expect(baseFor(701, parts)).toBeNull();
  });

  it("is one window where copies overlap, and the newest copy is the one to begin from", () => {
    const parts = restorable(bases, archived(2, 3, 4, 5, 6, 7));
    expect(restoreWindows(parts)).toEqual([{ from: 240, to: 700 }]);
    expect(baseFor(639, parts)).toBe("a");
    expect(baseFor(640, parts)).toBe("b");
  });

  it("is a moment where no log is", () => {
    expect(restoreWindows(restorable(bases, []))).toEqual([
      { from: 240, to: 240 },
      { from: 640, to: 640 },
    ]);
  });
});

describe("segmentsToForget", () => {
  it("keeps everything from the first piece of the oldest copy on, and all where there is no copy", () => {
    const names = [1, 2, 3, 4].map((number) => name(number));
    expect(segmentsToForget(names, [{ firstSegment: name(3) }, { firstSegment: name(4) }])).toEqual(names.slice(0, 2));
    expect(segmentsToForget(names, [])).toEqual([]);
  });
});
