import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { bucketLifecycle } from "./bucket-lifecycle.ts";

const DAY = 86_400_000;

describe("bucket lifecycle", () => {
  it("holds from warm to cold to gone", () => {
    expect(bucketLifecycle.check(shopGraph())).toEqual([]);
  });

  it.each([
    ["infrequent access before 30 days", [{ action: "infrequent", after: 29 * DAY }]],
    [
      "a warmer class after a colder one",
      [
        { action: "glacier", after: 30 * DAY },
        { action: "infrequent", after: 90 * DAY },
      ],
    ],
    [
      "a step from intelligent tiering to infrequent access",
      [
        { action: "intelligent", after: 30 * DAY },
        { action: "infrequent", after: 90 * DAY },
      ],
    ],
    [
      "two steps on one day",
      [
        { action: "glacier", after: 30 * DAY },
        { action: "delete", after: 30 * DAY },
      ],
    ],
    ["a part of a day", [{ action: "delete", after: DAY / 2 }]],
  ] as const)("fires on %s", (_, lifecycle) => {
    const graph = edited(shopGraph(), "bucket.images", { prefixes: [{ prefix: "public/", lifecycle }] });
    expect(bucketLifecycle.check(graph).map(({ of }) => of)).toEqual(["bucket.images"]);
  });
});
