import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { queueVisibility } from "./queue-visibility.ts";

describe("queue visibility", () => {
  it("holds while jobs outlast drains", () => {
    expect(queueVisibility.check(shopGraph())).toEqual([]);
  });

  it("fires when a drain outlasts the job", () => {
    expect(queueVisibility.check(edited(shopGraph(), "worker.mailer", { drain: 60_000 })).map(({ of }) => of)).toEqual([
      "queue.jobs",
    ]);
  });
});
