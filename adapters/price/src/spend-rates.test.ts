import { rateCost } from "@terrace/core/control";
import type { SpendRate } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { spendRates } from "./spend-rates.ts";
import { A_MONTH, priceShop, type ShopFacts, shopWith, TODAY } from "./testing/priced-shop.ts";

const HOURS = 730;

function ratesOf(facts: ShopFacts = {}) {
  const rates = spendRates(shopWith(facts), { asOf: TODAY });
  if (rates === null) throw new Error("the shop is priced");
  return rates;
}

/** The month of the shop as it would have been measured, where the edge answers a share of it. */
const measured = (load: number, atEdge: number): Readonly<Record<string, number>> => {
  const above = shopWith().resources.flatMap((resource) =>
    resource.kind === "service" || resource.kind === "site" || resource.kind === "worker"
      ? [[`tasks:${resource.id}`, load * (resource.tasks.maximum - resource.tasks.minimum) * HOURS]]
      : [],
  );
  return {
    ...{ hours: HOURS, logs: A_MONTH.logs },
    ...{ requests: A_MONTH.requests * (1 - atEdge), egress: A_MONTH.egress * (1 - atEdge) },
    ...{ "edge-requests": A_MONTH.requests * atEdge, "edge-egress": A_MONTH.egress * atEdge },
    "stored:bucket.images": (A_MONTH.stored["bucket.images"] ?? 0) * HOURS,
    ...Object.fromEntries(above),
  };
};

describe("the rates of an environment", () => {
  it.each([0, 0.6])(
    "price a measured month as the bill prices the assumed one, with %s of it answered at the edge, but for what nothing here measures",
    (hitRatio) => {
      const usage = { ...A_MONTH, hitRatio, nat: 0, objects: 0, messages: 0, liveHours: 0 };
      const { items } = priceShop({ usage });
      const { rates } = ratesOf({ usage });
      const bill = (of: readonly { readonly resource: string; readonly amount: number }[]) =>
        Object.entries(Object.groupBy(of, ({ resource }) => resource)).map(([resource, lines = []]) => {
          return [resource, lines.reduce((sum, { amount }) => sum + amount, 0)] as const;
        });
      const computed = bill(items.map(({ resource, monthly }) => ({ resource, amount: monthly.mid })));
      const found = new Map(
        bill(
          rates.map((rate: SpendRate) => ({
            resource: rate.resource,
            amount: rateCost(rate, measured(usage.load, hitRatio)),
          })),
        ),
      );
      expect(computed.length).toBeGreaterThan(15);
      for (const [resource, amount] of computed) expect(found.get(resource) ?? 0, resource).toBeCloseTo(amount, 1);
    },
  );

  it("take the larger of what a balancer counts its capacity by", () => {
    const lcu = ratesOf().rates.find(({ sku }) => sku === "alb.lcu");
    expect(lcu).toMatchObject({ take: "most", follows: [{ measure: "requests" }, { measure: "egress" }] });
    expect(ratesOf().rates.filter(({ take }) => take === "most")).toEqual([lcu]);
  });

  it("name what nothing measures and what has no price", () => {
    const { unpriced } = ratesOf();
    const missing = unpriced.map(({ resource, missing: words }) => `${resource}: ${words}`);
    expect(missing).toContain("network.network: nothing on this machine measures bytes that pass the NAT gateways");
    expect(missing.filter((words) => words.startsWith("edge.edge: "))).toEqual([]);
    expect(ratesOf({ region: "ap-south-1" }).unpriced.map(({ missing: words }) => words)).toContain(
      "nat.hour has no price for ap-south-1",
    );
  });

  it("are none for a machine of one's own", () => {
    expect(spendRates({ ...shopWith(), target: "local" }, { asOf: TODAY })).toBeNull();
  });
});
