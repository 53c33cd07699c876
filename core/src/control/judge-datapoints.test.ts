import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AlarmRule, judgeDatapoints } from "./judge-datapoints.ts";

const SIGNS = { "0": false, X: true, "-": null } as const;

const read = (signs: string) => [...signs].map((sign) => SIGNS[sign as keyof typeof SIGNS]);

const TREATMENTS = ["insufficient", "ignore", "breaching", "not-breaching"] as const;

/** "Configuring how CloudWatch alarms treat missing data": both tables of the user guide, evaluation range 5, the newest on the right. */
const VECTORS: readonly (readonly [breaching: number, signs: string, ...states: string[]])[] = [
  [3, "0-X-X", "ok", "ok", "ok", "ok"],
  [3, "0----", "ok", "ok", "ok", "ok"],
  [3, "-----", "insufficient-data", "retain", "alarm", "ok"],
  [3, "0XX-X", "alarm", "alarm", "alarm", "alarm"],
  [3, "--X--", "alarm", "retain", "alarm", "ok"],
  [2, "0-X-X", "alarm", "alarm", "alarm", "alarm"],
  [2, "00X0X", "alarm", "alarm", "alarm", "alarm"],
  [2, "0-X--", "ok", "ok", "alarm", "ok"],
  [2, "----0", "ok", "ok", "alarm", "ok"],
  [2, "---X-", "alarm", "retain", "alarm", "ok"],
];

/** Rows of the guide as it was before 2020, and "Avoiding premature transitions to alarm state". */
const PREMATURE: typeof VECTORS = [
  [3, "X----", "alarm", "retain", "alarm", "ok"],
  [3, "----X", "insufficient-data", "retain", "alarm", "ok"],
  [3, "---X-", "insufficient-data", "retain", "alarm", "ok"],
  [3, "---X0", "ok", "ok", "ok", "ok"],
  [3, "--X-0", "ok", "ok", "ok", "ok"],
];

const point = fc.constantFrom(true, false, null);

const rule: fc.Arbitrary<AlarmRule> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.constantFrom(...TREATMENTS))
  .map(([a, b, missing]) => ({ breaching: Math.min(a, b), evaluated: Math.max(a, b), missing }));

const RUNS = { numRuns: 500 };

describe("datapoints of an alarm", () => {
  for (const [breaching, signs, ...states] of [...VECTORS, ...PREMATURE])
    it(`${breaching} of 3: ${signs} is ${states.join(", ")}`, () => {
      const judged = TREATMENTS.map((missing) => judgeDatapoints(read(signs), { breaching, evaluated: 3, missing }));
      expect(judged).toEqual(states);
    });

  it("do not ask how missing ones count when enough are there", () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), rule, (points, rule) => {
        fc.pre(points.filter((one) => one !== null).length >= rule.evaluated);
        const judged = TREATMENTS.map((missing) => judgeDatapoints(points, { ...rule, missing }));
        return new Set(judged).size === 1 && ["ok", "alarm"].includes(judged[0] ?? "");
      }),
      RUNS,
    );
  });

  it("are never in a better state when one that was well breaches", () => {
    const badness = ["ok", "retain", "insufficient-data", "alarm"];
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), rule, fc.nat(), (points, rule, which) => {
        const worse = points.map((one, index) => (index === which % points.length && one === false ? true : one));
        const [before, after] = [judgeDatapoints(points, rule), judgeDatapoints(worse, rule)];
        return badness.indexOf(after) >= badness.indexOf(before);
      }),
      RUNS,
    );
  });

  it("are an alarm whenever M of the newest N real ones breach, and never without a breach unless silence is one", () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 12 }), rule, (points, rule) => {
        const newest = points.filter((one) => one !== null).slice(-rule.evaluated);
        const state = judgeDatapoints(points, rule);
        if (newest.filter(Boolean).length >= rule.breaching) return state === "alarm";
        return state !== "alarm" || newest.some(Boolean) || rule.missing === "breaching";
      }),
      RUNS,
    );
  });
});
