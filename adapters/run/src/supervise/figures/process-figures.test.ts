import type { Health, Measurement, RunSnapshot, TaskSnapshot } from "@terrace/core/report";
import { expect, it } from "vitest";
import { ProcessorTime, processFigures } from "./process-figures.ts";

it("tells only of tasks that fail as unhealthy: one that starts, leaves or was taken away fails nobody", () => {
  const told = (["healthy", "unhealthy", "starting", "draining", "stopped", "unknown"] as const).map((health) => {
    const figures = processFigures(snapshotWith(health), NOTHING, { graph: null, time: new ProcessorTime() });
    const unhealthy = figures.find(({ name }) => name === "terrace_process_unhealthy");
    return [health, unhealthy?.samples];
  });
  const labels = { process: "films-1", service: "films" };
  expect(Object.fromEntries(told)).toEqual({
    healthy: [{ labels, value: 0 }],
    unhealthy: [{ labels, value: 1 }],
    starting: [{ labels, value: 0 }],
    draining: [{ labels, value: 0 }],
    stopped: [{ labels, value: 0 }],
    unknown: [{ labels, value: 0 }],
  });
});

const NOTHING: Measurement = {
  ...{ at: 0, services: {}, tasks: {}, engines: {}, queues: {} },
  control: { cpu: 0, memory: 0 },
};

function snapshotWith(health: Health): RunSnapshot {
  const task: TaskSnapshot = {
    ...{ name: "films-1", service: "films", health, restarts: 0 },
    ...{ pid: null, port: null, startedAt: null },
  };
  return {
    ...{ platform: "sample", environment: "local", phase: "full", url: "", controlUrl: "", engines: [] },
    tasks: [task],
  };
}
