import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { processesOf } from "../model/processes.ts";
import { thresholdText } from "../model/threshold.ts";

/** The environments in the order of growth, and what calls for the next. (ATL-DOC-01) */
export function phasesDiagram(graphs: readonly Graph[]): FlowDiagram {
  const nodes = graphs.map((graph, index): FlowNode => {
    const tasks = processesOf(graph).reduce((sum, process) => sum + process.tasks.minimum, 0);
    const [host] = resourcesOf(graph, "host");
    return {
      id: graph.environment,
      column: index,
      label: graph.environment,
      detail: `${graph.phase}: ${host?.instanceType ?? `${tasks} tasks`}`,
      tone: "compute",
    };
  });
  const edges = graphs.flatMap(({ environment, triggers }): readonly FlowEdge[] =>
    triggers
      .filter(({ direction }) => direction === "climb")
      .map((trigger) => ({
        from: environment,
        to: trigger.to,
        label: trigger.kind === "decision" ? "decision" : thresholdText(trigger),
      })),
  );
  const known = new Set(nodes.map(({ id }) => id));
  const one = [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()].filter(({ to }) =>
    known.has(to),
  );
  const chain = nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id ?? id, to: id, label: "" }));
  return { kind: "flow", title: "Phases", columns: nodes.map(() => ""), nodes, edges: one.length > 0 ? one : chain };
}
