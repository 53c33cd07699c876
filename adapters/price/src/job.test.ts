import type { Job } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { lineOf, priceShop } from "./testing/priced-shop.ts";

const job = (words: Partial<Job>): Job => ({
  ...{ kind: "job", id: "job.sweep", of: "service.goods", folder: "services/goods", entry: "src/sweep.ts" },
  ...{ schedule: "rate(1 minute)", timeout: 600_000, takes: null, overlap: false },
  ...words,
});

describe("a job", () => {
  it("pays for its starts, of which the first millions of a month are free, and says what it cannot price", () => {
    const report = priceShop({ add: [job({})] });
    expect(lineOf(report, "job.sweep", "scheduler.start").quantity.mid).toBeCloseTo(0.0438, 6);
    expect(lineOf(report, "job.sweep", "scheduler.start").monthly.mid).toBe(0);
    expect(report.unpriced).toContainEqual(expect.objectContaining({ resource: "job.sweep" }));
  });

  it("pays for its task by the minute, and for a minute at least", () => {
    const hours = (words: Partial<Job>) =>
      priceShop({ add: [job({ schedule: "rate(1 hour)", ...words })] })
        .items.filter(({ resource, sku }) => resource === "job.sweep" && sku.endsWith(".vcpu"))
        .map(({ quantity }) => quantity.mid);
    const [short] = hours({ takes: 5_000 });
    expect(hours({ takes: 60_000 })).toEqual([short]);
    expect(hours({ takes: 120_000 })[0]).toBeCloseTo(2 * (short ?? 0), 4);
  });
});
