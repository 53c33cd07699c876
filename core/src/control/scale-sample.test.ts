import { describe, expect, it } from "vitest";
import type { Measurement, TaskMeasurement } from "../report/index.ts";
import { type ScaledProcess, scaleSample } from "./scale-sample.ts";

const API: ScaledProcess = { service: "api", cpu: 512, memory: 1_000, jobsOf: null, topics: [] };

const TASK: TaskMeasurement = {
  ...{ service: "api", revision: 1, share: 0.5, balanced: "ready", cpu: 0.25, memory: 400 },
  traffic: null,
};

const TRAFFIC = { requests: 30, errors: 0, statuses: [0, 30, 0, 0, 0], open: 8, latency: null } as const;

function second(tasks: Record<string, TaskMeasurement>, more: Partial<Measurement> = {}): Measurement {
  const nothing = { engines: {}, queues: {}, control: { cpu: 0, memory: 0 } };
  return { at: 1_000, services: { api: TRAFFIC }, tasks, ...nothing, ...more };
}

describe("what a second says of the metrics that scaling follows", () => {
  it("is the mean of the tasks at work, against what the spec gives them", () => {
    const seen = scaleSample(API, second({ "api-1": TASK, "api-2": { ...TASK, cpu: 0.5, memory: 600 } }));
    expect(seen.cpu).toEqual({ at: 1_000, value: 0.75, tasks: 2 });
    expect(seen.memory).toEqual({ at: 1_000, value: 0.5, tasks: 2 });
    expect(seen["requests-per-task"]).toEqual({ at: 1_000, value: 900, tasks: 2 });
    expect(seen["connections-per-task"]).toEqual({ at: 1_000, value: 4, tasks: 2 });
    expect(seen["backlog-per-task"]).toBeUndefined();
  });

  it("leaves out tasks that get nothing yet or no longer, with what they do, and those of others", () => {
    const starting = { ...TASK, balanced: "down", cpu: 2 } as const;
    const tasks = { "api-1": TASK, "api-2": starting, "api-3": { ...starting, balanced: "drain" as const } };
    const seen = scaleSample(API, second({ ...tasks, "web-1": { ...TASK, service: "web", cpu: 1 } }));
    expect(seen.cpu).toEqual({ at: 1_000, value: 0.5, tasks: 1 });
    expect(seen["requests-per-task"]?.value).toBe(1_800);
  });

  it("is the backlog of every queue that a worker reads: its own module's and those that it names", () => {
    const depth = { running: 1, dead: 9, oldest: null };
    const queues = {
      ...{ "videos.publish": { ...depth, waiting: 5 }, "videos.ladder": { ...depth, waiting: 2 } },
      ...{ "identity.user-changed": { ...depth, waiting: 4 }, "identity.other": { ...depth, waiting: 90 } },
      ...{ "videos-old.x": { ...depth, waiting: 50 }, "mail.send": { ...depth, waiting: 70 } },
    };
    const worker = { ...TASK, service: "worker", share: null, balanced: null };
    const seen = scaleSample(
      { ...API, service: "worker", jobsOf: "videos", topics: ["identity.user-changed"] },
      second({ "worker-1": worker, "worker-2": worker }, { queues }),
    );
    expect(seen["backlog-per-task"]).toEqual({ at: 1_000, value: 5.5, tasks: 2 });
    expect(seen["requests-per-task"]).toBeUndefined();
  });

  it("is nothing while no task works, or of what was not measured", () => {
    expect(scaleSample(API, second({}))).toEqual({});
    expect(scaleSample(API, second({ "api-1": TASK }, { services: {} }))).not.toHaveProperty("requests-per-task");
    const worker = { ...API, jobsOf: "videos" };
    expect(scaleSample(worker, second({ "api-1": TASK }, { queues: null }))).not.toHaveProperty("backlog-per-task");
    expect(scaleSample(worker, second({ "api-1": TASK }))["backlog-per-task"]?.value).toBe(0);
  });
});
