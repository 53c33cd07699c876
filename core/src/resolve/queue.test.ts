import { expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

it("a queue keeps what nobody takes as long as stated, four days otherwise", () => {
  const kept = (jobs: object): number | undefined => {
    const { graph } = shopWith({}, { jobs });
    return graph === null ? undefined : findResource(graph, "queue", "queue.jobs")?.keep;
  };
  expect(kept({})).toBe(345_600_000);
  expect(kept({ keep: "14d" })).toBe(1_209_600_000);
});
