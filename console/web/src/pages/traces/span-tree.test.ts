import type { TraceSpan } from "@terrace/core/report";
import { expect, it } from "vitest";
import { spanTree } from "./span-tree.ts";

function span(spanId: string, parentId: string | null): TraceSpan {
  const about = { service: "films", instance: null, name: spanId, kind: "internal" as const };
  return { spanId, parentId, ...about, start: 0, duration: 1, error: null, attributes: {} };
}

it("puts each span below the one it belongs to, and one without a recorded parent by itself", () => {
  const rows = spanTree([
    span("edge", null),
    span("a", "edge"),
    span("b", "a"),
    span("c", "edge"),
    span("lost", "gone"),
  ]);
  expect(rows.map(({ span: { spanId }, depth }) => `${depth} ${spanId}`)).toEqual([
    "0 edge",
    "1 a",
    "2 b",
    "1 c",
    "0 lost",
  ]);
});
