import { describe, expect, it } from "vitest";
import { decodeCursor } from "./cursor.ts";
import { toPage } from "./page.ts";

describe("page", () => {
  const keyOf = (row: number) => [row];

  it("points behind its last item when there is more", () => {
    const { items, nextCursor } = toPage([9, 8, 7], 2, keyOf);
    expect(items).toEqual([9, 8]);
    expect(decodeCursor(nextCursor ?? "", 1)).toEqual([8]);
  });

  it("ends when the rows end", () => {
    expect(toPage([9, 8], 2, keyOf)).toEqual({ items: [9, 8], nextCursor: null });
    expect(toPage([], 2, keyOf)).toEqual({ items: [], nextCursor: null });
  });
});
