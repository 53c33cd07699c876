import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { usedInMonth } from "@terrace/core/control";
import type { SpendRates } from "@terrace/core/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Store } from "../state/store.ts";
import { KeptUsage } from "./kept-usage.ts";

const NOON = Date.UTC(2026, 10, 21, 12);
const YEARS = 10 * 365 * 86_400_000;
const LAST = { balancer: { pid: 1, requests: 5, bytes: 9 }, logs: {} };

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-usage-"));
  store = new Store(join(folder, "state.db"));
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const rates = (region: string): SpendRates => ({
  ...{ platform: "shop", environment: "large", region, currency: "USD", asOf: "2026-11-21", rates: [], unpriced: [] },
});

describe("kept usage", () => {
  it("adds up by day and is there again for whoever comes next", () => {
    const usage = new KeptUsage(store);
    usage.add({ hours: 1, requests: 10 }, LAST, { now: NOON, rates: "a" });
    usage.add({ hours: 1 }, LAST, { now: NOON + 1_000, rates: "a" });
    usage.add({ hours: 2 }, LAST, { now: NOON + 1_000, rates: "b" });
    usage.save();
    const next = new KeptUsage(store);
    expect(next.days.map(({ rates: held, used }) => [held, used])).toEqual([
      ["a", { hours: 2, requests: 10 }],
      ["b", { hours: 2 }],
    ]);
    expect(next.last).toEqual(LAST);
  });

  it("loses nothing and counts nothing twice when the clock jumps ahead for ten years and back", () => {
    const usage = new KeptUsage(store);
    for (const jump of [0, YEARS, 0]) usage.add({ requests: 1 }, LAST, { now: NOON + jump, rates: "a" });
    expect(usage.days.map(({ used }) => used.requests)).toEqual([2, 1]);
    expect(usedInMonth(usage.days, NOON)).toEqual({ requests: 2 });
  });

  it("holds the rates by which something was used, and forgets the others", () => {
    const usage = new KeptUsage(store);
    usage.hold("a", rates("us-east-1"));
    usage.hold("b", rates("us-west-2"));
    usage.add({ hours: 1 }, LAST, { now: NOON, rates: "b" });
    usage.hold("c", rates("eu-central-1"));
    expect(Object.keys(new KeptUsage(store).rates)).toEqual(["b", "c"]);
  });
});
