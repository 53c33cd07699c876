import type { TraceRow } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { countsOf } from "./verdict-bar.tsx";

describe("what became of some requirements", () => {
  it("is told from done to unanswered, without what nothing is", () => {
    const rows = ["unanswered", "satisfied", "deferred", "satisfied"].map((verdict) => ({ verdict }) as TraceRow);
    expect(countsOf(rows)).toEqual([
      ["satisfied", 2],
      ["deferred", 1],
      ["unanswered", 1],
    ]);
  });
});
