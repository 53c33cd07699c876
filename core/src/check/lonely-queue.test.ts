import { describe, expect, it } from "vitest";

import { queue } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { shopGraph, without } from "../testing/shop.ts";
import { lonelyQueue } from "./lonely-queue.ts";

describe("lonely queue", () => {
  it("holds with one that gives and one that takes", () => {
    expect(brokenAt(lonelyQueue)).toEqual([]);
  });

  it("fires without the worker", () => {
    expect(brokenAt(lonelyQueue, without(shopGraph(), "worker.mailer"))).toEqual(["queue.jobs"]);
  });

  it("fires where nobody uses it", () => {
    expect(brokenBy(lonelyQueue, {}, { forgotten: queue() })).toEqual(["queue.forgotten"]);
  });
});
