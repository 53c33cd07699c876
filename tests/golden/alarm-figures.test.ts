import { type AlarmOptions, evaluateAlarm } from "@terrace/core/control";
import { type Alarm, resourcesOf } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { readGraphs } from "./figures.ts";

/** The environments with the most alarms of each platform: BRQ-ALARM, DFZ-ALARM, WEB-ALARM, STM-ALARM, ATL-ALARM. */
const WATCHED = [
  ["breiq", "production"],
  ["directfanz", "production"],
  ["webstack", "production"],
  ["storymagic", "production"],
  ["accountability-atlas", "launch"],
  ["accountability-atlas", "full"],
] as const;

const NOW: AlarmOptions = { now: Date.UTC(2026, 0, 1, 12), before: null };

/** Clearly on either side of the threshold. */
function sides({ comparison, threshold }: Alarm): { readonly bad: number; readonly good: number } {
  const far = Math.abs(threshold) * 0.5 + 0.01;
  const [above, below] = [threshold + far, threshold - far];
  return comparison.startsWith(">") ? { bad: above, good: below } : { bad: below, good: above };
}

/** One sample in the middle of each of the last periods, oldest first. */
const periods = ({ period }: Alarm, values: readonly number[]) =>
  values.map((value, index) => ({ at: NOW.now - (values.length - index - 0.5) * period, value }));

const times = (count: number, value: number): readonly number[] => Array.from({ length: count }, () => value);

describe("every alarm of the platforms", () => {
  for (const [platform, environment] of WATCHED)
    for (const alarm of resourcesOf(readGraphs(platform, [environment])[environment], "alarm"))
      it(`${platform} ${environment} ${alarm.id}: ${alarm.metric} in ${alarm.breaching} of ${alarm.evaluated}`, () => {
        const { breaching, evaluated, missing } = alarm;
        const { bad, good } = sides(alarm);
        const stateAfter = (...values: readonly number[]) => evaluateAlarm(alarm, periods(alarm, values), NOW).state;
        expect(stateAfter(...times(evaluated, good))).toBe("ok");
        expect(stateAfter(...times(evaluated, good), ...times(breaching, bad))).toBe("alarm");
        expect(stateAfter(...times(evaluated, good), ...times(breaching - 1, bad))).toBe("ok");
        const before = "insufficient-data";
        const silent = { breaching: "alarm", "not-breaching": "ok", ignore: before, insufficient: before }[missing];
        expect(stateAfter()).toBe(silent);
      });
});
