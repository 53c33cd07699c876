import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import type { GeneratorReport } from "@terrace/core/report";
import { monotonic } from "./clock.ts";

type MachineReport = Pick<GeneratorReport, "cpu" | "steal" | "idle" | "loadAverage">;

/** Watches what the machine does from now until it is asked: on a busy one, latencies are not the server's alone. */
export function watchMachine(): () => MachineReport {
  const startedAt = monotonic();
  const usageBefore = process.cpuUsage();
  const before = readTicks();
  const loadBefore = loadavg()[0] ?? 0;
  return () => {
    const { user, system } = process.cpuUsage(usageBefore);
    const after = readTicks();
    return {
      cpu: (user + system) / 1_000 / Math.max(1, monotonic() - startedAt),
      steal: shareOf("steal", before, after),
      idle: shareOf("idle", before, after),
      loadAverage: [loadBefore, loadavg()[0] ?? 0],
    };
  };
}

interface Ticks {
  readonly all: number;
  readonly idle: number;
  readonly steal: number;
}

/** Null where there is no Linux to ask. */
function readTicks(): Ticks | null {
  try {
    const fields = readFileSync("/proc/stat", "utf8").split("\n")[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? [];
    const [idle = 0, wait = 0, steal = 0] = [fields[3], fields[4], fields[7]];
    return { all: fields.reduce((sum, ticks) => sum + ticks, 0), idle: idle + wait, steal };
  } catch {
    return null;
  }
}

function shareOf(what: "idle" | "steal", before: Ticks | null, after: Ticks | null): number | null {
  if (before === null || after === null || after.all === before.all) return null;
  return (after[what] - before[what]) / (after.all - before.all);
}
