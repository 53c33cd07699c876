import { describe, expect, it } from "vitest";

import { resourcesOf, type Service } from "../graph/index.ts";
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

  it("holds where a service takes, and fires where all give", () => {
    const rest = without(shopGraph(), "worker.mailer");
    const giver = resourcesOf(rest, "service")[0] as Service;
    const both = (takes: readonly string[]) => ({
      ...rest,
      resources: [...rest.resources, { ...giver, id: "service.desk", uses: ["queue.jobs"], takes }],
    });
    expect(brokenAt(lonelyQueue, both(["queue.jobs"]))).toEqual([]);
    expect(brokenAt(lonelyQueue, both([]))).toEqual(["queue.jobs"]);
  });

  it("fires where nobody uses it", () => {
    expect(brokenBy(lonelyQueue, {}, { forgotten: queue() })).toEqual(["queue.forgotten"]);
  });
});
