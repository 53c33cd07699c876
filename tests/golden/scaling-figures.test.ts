import type { Graph, Resource, ScaleMetric, ScalePolicy } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { type ScalingRun, simulateScaling } from "../../core/src/testing/simulate-scaling.ts";
import { readGraphs } from "./figures.ts";

/** What each platform says of scaling: requirement, platform, environment, process, its range, and where five times the load must end. */
const STATED = [
  ["BRQ-COMP-04..06", "breiq", "production", "service.videos", [5, 50], 15],
  ["DFZ-COMP-02, DFZ-COMP-03", "directfanz", "production", "site.web", [2, 20], 6],
  ["DFZ-COMP-04, CON-DFZ-19", "directfanz", "production", "service.realtime", [2, 10], 6],
  ["DFZ-COMP-06, CON-DFZ-19", "directfanz", "production", "service.streaming", [1, 5], 3],
  ["CON-DFZ-15", "directfanz", "production", "worker.background", [1, 5], 3],
  ["WEB-COMP-03..05, WEB-LOAD-01", "webstack", "production", "site.app", [2, 10], 6],
  ["STM-COMP-04..06, STM-LOAD-01", "storymagic", "production", "service.api", [2, 4], 4],
  ["ATL-COMP-10..12", "accountability-atlas", "full", "service.gateway", [2, 10], 6],
  ["ATL-COMP-10..12", "accountability-atlas", "full", "service.moderation", [1, 5], 3],
  ["ATL-COMP-10, ATL-COMP-11, ATL-COMP-13", "accountability-atlas", "full", "site.web", [2, 5], 5],
] as const;

type Process = Extract<Resource, { readonly kind: "service" | "site" | "worker" }>;

function processOf(graph: Graph | undefined, id: string): Process {
  const found = graph?.resources.find((resource) => resource.id === id);
  if (found?.kind === "service" || found?.kind === "site" || found?.kind === "worker") return found;
  throw new Error(`${graph?.platform} has no process ${id}`);
}

/** Each metric that calls for more, with the figure that it is held at. */
function thresholds(scale: readonly ScalePolicy[]): readonly { readonly metric: ScaleMetric; readonly at: number }[] {
  return scale.flatMap((policy) =>
    policy.kind === "target"
      ? [{ metric: policy.metric, at: policy.target }]
      : policy.out.map(({ metric, threshold }) => ({ metric, at: threshold })),
  );
}

/** A share of what the process carries at its least, from the fifth minute on five times that, and back after two hours; all other metrics rest. */
function fiveTimes(process: Process, loaded: ScaleMetric): ScalingRun {
  const { minimum } = process.tasks;
  const all = thresholds(process.scale);
  return simulateScaling(process, {
    minutes: 240,
    tasks: minimum,
    startup: 60_000,
    measure: (minute, tasks) =>
      Object.fromEntries(
        all.map(({ metric, at }) => {
          const work = 0.59 * at * minimum * (minute >= 5 && minute < 125 ? 5 : 1);
          const most = metric === "cpu" || metric === "memory" ? 1 : Number.POSITIVE_INFINITY;
          return [metric, metric === loaded ? Math.min(most, work / tasks) : at * 0.4];
        }),
      ),
  });
}

describe("five times the load", () => {
  for (const [requirement, platform, environment, id, range, right] of STATED) {
    const process = processOf(readGraphs(platform, [environment])[environment], id);

    it(`${requirement}: ${platform} ${id} runs ${range.join(" to ")} tasks`, () => {
      expect([process.tasks.minimum, process.tasks.maximum]).toEqual(range);
    });

    for (const { metric } of thresholds(process.scale))
      it(`${requirement}: ${platform} ${id} comes to ${right} tasks by ${metric}, rests there, and goes back`, () => {
        const { activities, most, desired } = fiveTimes(process, metric);
        const rise = activities.filter(({ minute }) => minute <= 125);
        const fall = activities.filter(({ minute }) => minute > 125);
        expect(rise.every(({ from, to }) => to > from)).toBe(true);
        expect(rise.at(-1)?.to).toBe(right);
        expect(most).toBe(right);
        expect(125 - (rise.at(-1)?.minute ?? 125)).toBeGreaterThan(10);
        expect(fall.every(({ from, to }) => to < from)).toBe(true);
        expect(desired).toBe(range[0]);
      });
  }
});
