import type { ScaleMetric, ScalePolicy, ScaleThreshold, StepPolicy } from "../graph/index.ts";
import type { BacklogWords, MeasureWords, ServiceSpec } from "../spec/index.ts";
import type { Percent } from "../units/index.ts";
import { acceptableBacklog } from "./acceptable-backlog.ts";
import { complain, type Draft } from "./draft.ts";
import { milliseconds, ratio } from "./measure.ts";

/** What a word of scaling measures. */
const METRICS = {
  cpu: "cpu",
  memory: "memory",
  requests: "requests-per-task",
  backlog: "backlog-per-task",
  connections: "connections-per-task",
} as const satisfies Readonly<Record<keyof MeasureWords, ScaleMetric>>;

/** Policies by which the number of tasks moves: one for each target, and one of steps. (BRQ-COMP-05, BRQ-COMP-06, WEB-COMP-04) */
export function resolveScale(spec: ServiceSpec, draft: Draft, path: readonly string[]): readonly ScalePolicy[] {
  const words = spec.scale;
  if (words == null) return [];
  const concurrency = spec.kind === "worker" ? (spec.concurrency ?? 1) : 1;
  const measured = (measures: MeasureWords): readonly ScaleThreshold[] => thresholds(measures, concurrency);
  const cooldowns = {
    outCooldown: milliseconds(words.outCooldown ?? "300s"),
    inCooldown: milliseconds(words.inCooldown ?? "300s"),
  };
  const targets = measured(words).map(
    ({ metric, threshold }) => ({ kind: "target", metric, target: threshold, ...cooldowns }) as const,
  );
  const steps = { out: measured(words.out ?? {}), in: measured(words.in ?? {}) };
  if (steps.out.length === 0 && steps.in.length === 0) return targets;
  complainOfSwing(steps, draft, [...path, "scale"]);
  return [...targets, { kind: "step", ...steps, ...cooldowns }];
}

function thresholds(words: MeasureWords, concurrency: number): readonly ScaleThreshold[] {
  const keys = Object.keys(METRICS) as (keyof MeasureWords)[];
  return keys.flatMap((key) => {
    const value = words[key];
    if (value == null) return [];
    return [{ metric: METRICS[key], threshold: thresholdOf(value, concurrency) }];
  });
}

function thresholdOf(value: number | Percent | BacklogWords, concurrency: number): number {
  if (typeof value === "number") return value;
  if (typeof value !== "object") return ratio(value);
  const acceptableLatency = milliseconds(value.acceptableLatency);
  const messageProcessingTime = milliseconds(value.messageProcessingTime);
  return acceptableBacklog({ acceptableLatency, messageProcessingTime, concurrency });
}

/** Steps that lack a way back, or whose way back begins where the way out does, never come to rest. */
function complainOfSwing(steps: Pick<StepPolicy, "out" | "in">, draft: Draft, path: readonly string[]): void {
  const hint = 'give both, the second lower: out: { cpu: "70%" }, in: { cpu: "50%" }';
  if (steps.out.length === 0 || steps.in.length === 0) {
    const [said, unsaid] = steps.in.length === 0 ? ["more", "fewer"] : ["fewer", "more"];
    complain(draft, "TER-RES-013", {
      path,
      message: `it says when to run ${said} tasks and not when to run ${unsaid}`,
      hint,
    });
    return;
  }
  for (const { metric, threshold } of steps.in) {
    const out = steps.out.find((other) => other.metric === metric);
    if (out === undefined || threshold < out.threshold) continue;
    complain(draft, "TER-RES-013", {
      path: [...path, "in"],
      message: `tasks go below a ${metric} of ${threshold} and come above ${out.threshold}, so their number never rests`,
      hint,
    });
  }
}
