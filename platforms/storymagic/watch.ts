import type { AlarmWords, DashboardWords, MetricWords } from "@terrace/core/spec";

/** What the application measures itself; each is kept under the name that the alarms use. (STM-METR-01 .. STM-METR-04, CON-STM-12) */
export const metrics = {
  "story-generation-time": {
    namespace: "StoryMagic",
    name: "StoryGenerationTime",
    source: "story_generation_time",
    unit: "seconds",
    dimensions: ["theme", "ageGroup"],
    series: 24,
  },
  "safety-violations": {
    namespace: "StoryMagic",
    name: "SafetyViolations",
    source: "content_safety_violations",
    unit: "count",
    dimensions: ["type"],
    series: 6,
  },
  "api-response-time": {
    namespace: "StoryMagic",
    name: "ApiResponseTime",
    source: "api_response_time",
    unit: "milliseconds",
    dimensions: ["endpoint", "method"],
    series: 12,
  },
  generations: { namespace: "StoryMagic", name: "Generations", unit: "count" },
  timeouts: { namespace: "StoryMagic", name: "Timeouts", unit: "count" },
  "generation-timeouts": {
    namespace: "StoryMagic",
    name: "GenerationTimeouts",
    unit: "ratio",
    quotient: { of: "timeouts", over: "generations" },
  },
  "outside-response-time": {
    namespace: "StoryMagic",
    name: "OutsideResponseTime",
    unit: "milliseconds",
    dimensions: ["service"],
    series: 2,
  },
} as const satisfies Readonly<Record<string, MetricWords>>;

const telling = { channels: ["operators"] } as const;

/** (STM-ALARM-01 .. STM-ALARM-04) */
export const alarms = {
  // CON-STM-11: target tracking scales at 70 %; this tells, and adds one task.
  "high-cpu": {
    ...telling,
    severity: "warning",
    of: "api",
    metric: "cpu",
    above: "80%",
    period: "5m",
    actions: ["add-task"],
  },
  "database-connections": {
    ...telling,
    severity: "warning",
    of: "database",
    metric: "connections",
    statistic: "maximum",
    above: 180,
  },
  "generation-timeouts": {
    ...telling,
    severity: "warning",
    metric: "generation-timeouts",
    above: "5%",
    period: "10m",
  },
  "safety-violations": {
    ...telling,
    severity: "critical",
    metric: "safety-violations",
    statistic: "sum",
    above: 0,
    period: "1m",
  },
} as const satisfies Readonly<Record<string, AlarmWords>>;

/** STM-METR-04, STM-CACHE-05 */
export const dashboards = {
  stories: {
    charts: [
      { title: "Generation", metrics: ["story-generation-time", "generation-timeouts"] },
      { title: "Safety", metrics: ["safety-violations"] },
      { title: "Answers", metrics: ["api-response-time", "outside-response-time"] },
      { title: "Queries", of: "database", metrics: ["read-latency", "write-latency", "connections"] },
      { title: "Cache", of: "cache", metrics: ["cache-hit-ratio", "memory"] },
    ],
  },
} as const satisfies Readonly<Record<string, DashboardWords>>;
