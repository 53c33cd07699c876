import { expect, it } from "vitest";
import { priceShop } from "./testing/priced-shop.ts";

it("lines of a log that go on are paid into buckets only: a search cluster gets none (BRQ-LOG-06)", () => {
  const { items, unpriced } = priceShop({ patches: { "log.goods": { exportTo: ["bucket.images", "search.find"] } } });
  const onward = [...items, ...unpriced].filter(({ what }) => what.startsWith("log lines to"));
  expect(onward.map(({ what }) => what)).toEqual(["log lines to bucket.images"]);
});
