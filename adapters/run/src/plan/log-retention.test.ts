import { readFileSync } from "node:fs";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { logRetention } from "./log-retention.ts";

const DAY = 86_400_000;
const graph = graphFromJson(
  readFileSync(join(import.meta.dirname, "../../../../platforms/breiq/golden/staging.graph.json"), "utf8"),
);

describe("logRetention", () => {
  it.each([
    ["videos-2", 30 * DAY],
    ["videos-worker-1", 30 * DAY],
    ["postgres", 7 * DAY],
    ["pgbouncer", 7 * DAY],
    ["redis", 7 * DAY],
    ["edge", 90 * DAY],
    ["balancer", 90 * DAY],
    ["control-plane", null],
    ["nobody-1", null],
  ])("of %s is what the graph says of its log", (process, retention) => {
    expect(logRetention(graph, process)).toBe(retention);
  });
});
