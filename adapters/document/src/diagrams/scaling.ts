import type { Graph, ScalePolicy } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { nameOf, percent, time } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";

/** What the number of tasks follows, and how far. (WEB-DOC-01) */
export function scalingDiagram(graph: Graph): FlowDiagram | null {
  const scaled = processesOf(graph).filter(({ scale }) => scale.length > 0);
  if (scaled.length === 0) return null;
  const nodes = new Map<string, FlowNode>();
  const edges: FlowEdge[] = [];
  for (const { id, scale, tasks } of scaled) {
    const range = `${tasks.minimum} to ${tasks.maximum} tasks`;
    nodes.set(id, { id, column: 2, label: nameOf(id), detail: range, tone: "compute" });
    for (const policy of scale) {
      const text = policyText(policy);
      const metric = policy.kind === "target" ? policy.metric : "steps";
      const waits = `out after ${time(policy.outCooldown)}, in after ${time(policy.inCooldown)}`;
      nodes.set(metric, { id: metric, column: 0, label: metric, detail: "measured each minute", tone: "watch" });
      nodes.set(text, { id: text, column: 1, label: text, detail: waits, tone: "entrance" });
      edges.push({ from: metric, to: text, label: "" }, { from: text, to: id, label: "" });
    }
  }
  const unique = [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
  return {
    kind: "flow",
    title: "Scaling",
    columns: ["measured", "policy", "tasks"],
    nodes: [...nodes.values()],
    edges: unique,
  };
}

/** A policy in a few words. */
export function policyText(policy: ScalePolicy): string {
  const figure = (metric: string, value: number): string =>
    metric === "cpu" || metric === "memory" ? percent(value) : String(value);
  if (policy.kind === "target") return `${policy.metric} at ${figure(policy.metric, policy.target)}`;
  const list = (thresholds: typeof policy.out, word: string): string =>
    thresholds.map(({ metric, threshold }) => `${metric} ${figure(metric, threshold)}`).join(word);
  return `out above ${list(policy.out, " or ")}, in below ${list(policy.in, " and ")}`;
}
