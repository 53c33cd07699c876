import type { Alarm, Graph } from "@terrace/core/graph";
import { SMALL_GRAPH } from "./small-graph.ts";

const ALARM: Alarm = {
  kind: "alarm",
  id: "alarm.errors",
  severity: "critical",
  of: "balancer.main",
  metric: "error-ratio",
  statistic: "average",
  comparison: ">",
  threshold: 0.05,
  unit: "ratio",
  period: 60_000,
  breaching: 1,
  evaluated: 1,
  missing: "not-breaching",
  channels: [],
  actions: [],
};

/** An alarm over the answers of the small platform, or what a test makes of it. */
export function alarmWith(changes: Partial<Alarm> = {}): Alarm {
  return { ...ALARM, ...changes };
}

/** The small platform with alarms and whatever else a test wants to be in it. */
export function watchedGraph(resources: Graph["resources"] = [alarmWith()], changes: Partial<Graph> = {}): Graph {
  const all = [...SMALL_GRAPH.resources, ...resources];
  return { ...SMALL_GRAPH, resources: all.toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...changes };
}
