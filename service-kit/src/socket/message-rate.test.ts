import { describe, expect, it } from "vitest";
import { createMessageRate } from "./message-rate.ts";

describe("the rate of messages", () => {
  it("allows so many at once, and then so many a second", () => {
    const take = createMessageRate({ atOnce: 3, perSecond: 2 });
    const taken = (times: readonly number[]) => times.map((now) => take(now));
    expect(taken([5_000, 5_000, 5_000, 5_000])).toEqual([true, true, true, false]);
    expect(taken([5_499, 5_500, 5_501])).toEqual([false, true, false]);
    expect(taken([60_000, 60_000, 60_000, 60_000])).toEqual([true, true, true, false]);
  });
});
