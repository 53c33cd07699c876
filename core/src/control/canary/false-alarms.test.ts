import { describe, expect, it } from "vitest";
import { seededRandom } from "../../testing/random.ts";
import { type Rehearsal, SOUND, simulateCanary } from "../../testing/simulate-canary.ts";
import { shareRange } from "./statistics/range.ts";

/** `npm run bench -- canary` measures the same with more runs, for docs/benchmarks.md. */
const USUAL: Rehearsal = { fault: SOUND, requests: 2_000, ratio: 1, errorRate: 0.002, looks: 10, outage: false };

const count = (runs: number, rehearsal: Partial<Rehearsal>) => {
  const random = seededRandom(20_261_121);
  const verdicts = Array.from(
    { length: runs },
    () => simulateCanary({ ...USUAL, ...rehearsal }, random).verdict.verdict,
  );
  const counts = { pass: 0, fail: 0, inconclusive: 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
};

const mostOf = (some: number, all: number) => shareRange({ some, all }, 0.95).high;
const leastOf = (some: number, all: number) => shareRange({ some, all }, 0.95).low;

/** A second on a quiet machine. */
const PATIENCE = { timeout: 30_000 };

describe("a canary that is as its baseline", PATIENCE, () => {
  it("is condemned in at most one case of a hundred, looked at five times", () => {
    const rules = { detectableIncrease: 0.05 };
    const { fail, pass } = count(500, { requests: 850, looks: 5, rules });
    expect(mostOf(fail, 500)).toBeLessThanOrEqual(0.01);
    expect(pass).toBeGreaterThan(475);
  });

  it("is not condemned for an outage of both either", () => {
    const { fail } = count(400, { requests: 400, looks: 5, outage: true });
    expect(mostOf(fail, 400)).toBeLessThanOrEqual(0.01);
  });
});

describe("a faulty canary", PATIENCE, () => {
  it("of which 5 % of the requests fail is found in at least 95 of 100 cases with 2,000 requests", () => {
    expect(leastOf(count(200, { fault: { errors: 0.05, slowdown: 1 } }).fail, 200)).toBeGreaterThanOrEqual(0.95);
  });

  it("that takes 1.5 times as long is found with 500", () => {
    const { fail } = count(200, { fault: { errors: 0, slowdown: 1.5 }, requests: 500 });
    expect(leastOf(fail, 200)).toBeGreaterThanOrEqual(0.95);
  });

  it("of which 1 % of the requests fail does not pass with too few requests to see it", () => {
    const { pass, inconclusive } = count(100, { fault: { errors: 0.01, slowdown: 1 }, requests: 500 });
    expect(pass).toBe(0);
    expect(inconclusive).toBeGreaterThan(50);
  });
});
