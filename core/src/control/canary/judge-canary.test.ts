import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { revision } from "../../testing/revision.ts";
import { judgeCanary } from "./judge-canary.ts";
import type { CanaryLook, RevisionObservation } from "./observation.ts";

const FINAL: CanaryLook = { look: "final", now: 0 };
const INTERIM: CanaryLook = { look: "interim", now: 0 };

/** The default latencies, all of them so many times as long. */
const slowed = (requests: number, times: number): Partial<RevisionObservation> => ({
  latencies: Array.from(revision(requests).latencies, (one) => one * times),
});

describe("judging a canary", () => {
  it("passes what is no worse in a sample that would have shown it, and says what it excludes", () => {
    const { verdict, cause, reason, evidence } = judgeCanary(revision(2_000), revision(2_000, { errors: 1 }), FINAL);
    expect({ verdict, cause }).toEqual({ verdict: "pass", cause: "no-worse" });
    expect(reason).toBe(
      "0 % of 2000 requests failed beside 0.05 % of the baseline's, at most 0.183 % more; " +
        "median of 2000 requests 20 ms beside 20 ms, at most × 1.05; 95th percentile of 2000 requests 29 ms beside 29 ms, at most × 1.01",
    );
    for (const test of evidence.tests) expect(test.has).toBeGreaterThanOrEqual(test.needed ?? Number.POSITIVE_INFINITY);
  });

  it("passes nobody before the time is over", () => {
    expect(judgeCanary(revision(20_000), revision(20_000), INTERIM)).toMatchObject({
      verdict: "inconclusive",
      cause: "watching",
      evidence: { look: "interim", tests: [{ final: null }, { final: null }, { final: null }] },
    });
  });

  it("asks for the sample that would show one error more in a hundred", () => {
    const { verdict, cause, reason } = judgeCanary(revision(500), revision(500), FINAL);
    expect({ verdict, cause }).toEqual({ verdict: "inconclusive", cause: "few-requests" });
    expect(reason).toBe("500 requests to judge errors by, and 1517 are needed to see 1 % more errors");
    expect(judgeCanary(revision(800), revision(7_200), FINAL).verdict).toBe("pass");
    const rules = { detectableIncrease: 0.05 };
    expect(judgeCanary(revision(500), revision(500), { ...FINAL, rules }).verdict).toBe("pass");
  });

  it("condemns errors as soon as they are proved, with the figures", () => {
    const { verdict, cause, reason, evidence } = judgeCanary(revision(40, { errors: 6 }), revision(360), INTERIM);
    expect({ verdict, cause }).toEqual({ verdict: "fail", cause: "errors" });
    expect(reason).toMatch(/^15 % of 40 requests failed beside 0 % of the baseline's \(p = 0\.0000189\)$/);
    expect(evidence.tests[0]).toMatchObject({ effect: 0.15, isWorse: true, final: null, has: 40 });
  });

  it("finds at the end what was too little to be sure of before", () => {
    const seen = [revision(2_000, { errors: 16 }), revision(2_000, { errors: 2 })] as const;
    expect(judgeCanary(...seen, INTERIM).verdict).toBe("inconclusive");
    expect(judgeCanary(...seen, FINAL)).toMatchObject({ verdict: "fail", cause: "errors" });
  });

  it("condemns a canary that is slower, if by so much that it matters", () => {
    const seen = (times: number) => judgeCanary(revision(4_000, slowed(4_000, times)), revision(4_000), FINAL);
    expect(seen(1.5)).toMatchObject({
      verdict: "fail",
      evidence: { tests: [{}, { effect: expect.closeTo(1.5, 1) }, {}] },
    });
    expect(seen(1.1)).toMatchObject({ verdict: "pass", evidence: { tests: [{}, { isWorse: false }, {}] } });
    expect(seen(1.1).evidence.tests[1]?.final).toBeLessThan(1e-9);
    expect(seen(0.5).verdict).toBe("pass");
  });

  it("condemns a canary of which one request in ten takes four times as long", () => {
    const latencies = Array.from(revision(2_000).latencies, (one, index) => (index % 10 === 0 ? one * 4 : one));
    expect(judgeCanary(revision(2_000, { latencies }), revision(2_000), INTERIM)).toMatchObject({
      verdict: "fail",
      cause: "tail-latency",
    });
  });

  it("does not take one burst for many slow answers", () => {
    const usual = Array.from({ length: 2_000 }, (_, index) => 10 + (index % 50));
    const inBlocks = (latencies: readonly number[]) => ({
      latencies,
      blocks: new Map(Array.from({ length: 40 }, (_, block) => [block, latencies.slice(block * 50, block * 50 + 50)])),
    });
    const burst = usual.map((one, index) => (index < 240 ? one + 500 : one));
    const baseline = revision(2_000, inBlocks(usual));
    expect(judgeCanary(revision(2_000, { latencies: burst }), baseline, INTERIM)).toMatchObject({ verdict: "fail" });
    expect(judgeCanary(revision(2_000, inBlocks(burst)), baseline, INTERIM).verdict).toBe("inconclusive");
    const slow = usual.map((one) => one * 3);
    expect(judgeCanary(revision(2_000, inBlocks(slow)), baseline, INTERIM).verdict).toBe("fail");
    const often = usual.map((one, index) => (index % 10 === 0 ? one + 500 : one));
    expect(judgeCanary(revision(2_000, inBlocks(often)), baseline, INTERIM).verdict).toBe("fail");
  });

  it("does not mind a delay that nobody feels, however many times as long it makes an answer", () => {
    const latencies = Array.from({ length: 2_000 }, (_, index) => 0.3 + (index % 100) / 500);
    const twice = revision(2_000, { latencies: latencies.map((one) => one * 2) });
    const fast = revision(2_000, { latencies });
    expect(judgeCanary(twice, fast, FINAL).verdict).toBe("pass");
    expect(judgeCanary(twice, fast, { ...FINAL, rules: { leastDelay: 0 } })).toMatchObject({
      verdict: "fail",
      cause: "latency",
    });
  });

  it("tolerates what it is told to", () => {
    const rules = { toleratedIncrease: 0.02 };
    const seen = [revision(5_000, { errors: 50 }), revision(5_000)] as const;
    expect(judgeCanary(...seen, FINAL).verdict).toBe("fail");
    expect(judgeCanary(...seen, { ...FINAL, rules }).verdict).toBe("pass");
  });

  it("is stricter with itself when several judgements are made together", () => {
    const seen = [revision(40, { errors: 4 }), revision(360)] as const;
    expect(judgeCanary(...seen, INTERIM).verdict).toBe("fail");
    expect(judgeCanary(...seen, { ...INTERIM, rules: { judgements: 10 } })).toMatchObject({
      verdict: "inconclusive",
      evidence: { alpha: { total: 0.01, early: 0.000_25, final: 0.000_75 } },
    });
  });

  it("says nothing from counts that cannot be true", () => {
    for (const wrong of [{ errors: 2_001 }, { errors: -1 }, { requests: Number.NaN }, { latencies: [5, Number.NaN] }])
      expect(judgeCanary(revision(2_000, wrong), revision(2_000), FINAL)).toMatchObject({
        verdict: "inconclusive",
        cause: "contradiction",
        evidence: { tests: [] },
      });
  });

  it("can be written as JSON without losing a figure", () => {
    const latencies = Array<number>(2_000).fill(0);
    const { evidence } = judgeCanary(revision(2_000), revision(2_000, { latencies }), FINAL);
    expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
    expect(evidence.tests[1]).toMatchObject({ effect: null, isWorse: true });
  });
});

const side = fc
  .record({ requests: fc.integer({ min: 1, max: 3_000 }), errors: fc.nat(40) })
  .map(({ requests, errors }) => revision(requests, { errors: Math.min(errors, requests) }));

const SEVERITY = ["pass", "inconclusive", "fail"];

describe("any canary", () => {
  it("is not condemned together with its baseline when they change places", () => {
    fc.assert(
      fc.property(side, side, (one, two) => {
        const verdicts = [judgeCanary(one, two, FINAL), judgeCanary(two, one, FINAL)];
        expect(verdicts.filter(({ verdict }) => verdict === "fail").length).toBeLessThan(2);
        const [effect, mirrored] = verdicts.map(({ evidence }) => evidence.tests[0]?.effect ?? 0);
        expect(effect).toBeCloseTo(-(mirrored ?? 0), 12);
      }),
      { numRuns: 100 },
    );
  });

  it("is never judged more mildly for one more error", () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(FINAL, INTERIM), (canary, baseline, look) => {
        fc.pre(canary.errors < canary.requests);
        const worse = judgeCanary({ ...canary, errors: canary.errors + 1 }, baseline, look).verdict;
        const { verdict } = judgeCanary(canary, baseline, look);
        expect(SEVERITY.indexOf(worse)).toBeGreaterThanOrEqual(SEVERITY.indexOf(verdict));
      }),
      { numRuns: 150 },
    );
  });

  it("is not condemned for being as its baseline", () => {
    fc.assert(
      fc.property(side, (one) => judgeCanary(one, one, FINAL).verdict !== "fail"),
      { numRuns: 100 },
    );
  });
});
