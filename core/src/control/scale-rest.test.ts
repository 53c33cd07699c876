import { describe, expect, it } from "vitest";
import type { TargetPolicy } from "../graph/index.ts";
import { scaleRest } from "./scale-rest.ts";

const policy = (outCooldown: number, inCooldown: number): TargetPolicy => ({
  ...{ kind: "target", metric: "cpu", target: 0.7 },
  ...{ outCooldown, inCooldown },
});

const MOVED = { at: 10_000, from: 1, to: 2 };

describe("the rest after a move", () => {
  it("ends for an addition with the shortest cooldown, and for a removal with the longest", () => {
    const process = { scale: [policy(3_000, 6_000), policy(5_000, 9_000)] };
    expect(scaleRest(process, MOVED, 12_000)).toEqual({ out: 13_000, in: 19_000 });
    expect(scaleRest(process, MOVED, 13_000)).toEqual({ out: null, in: 19_000 });
    expect(scaleRest(process, MOVED, 19_000)).toEqual({ out: null, in: null });
  });

  it("is none before the first move, after one in the future, and without a policy", () => {
    const process = { scale: [policy(3_000, 6_000)] };
    for (const rest of [
      scaleRest(process, undefined, 12_000),
      scaleRest(process, MOVED, 9_000),
      scaleRest({ scale: [] }, MOVED, 12_000),
    ])
      expect(rest).toEqual({ out: null, in: null });
  });
});
