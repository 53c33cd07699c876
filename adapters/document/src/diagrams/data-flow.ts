import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { processesOf } from "../model/processes.ts";
import { bundled, nodeOf } from "./parts.ts";

/** Which service keeps and takes what. (WEB-DOC-01, BRQ-DOC-02) */
export function dataFlowDiagram(graph: Graph): FlowDiagram | null {
  const edges = processesOf(graph).flatMap(({ id, uses, kind }) =>
    uses.map((used): FlowEdge => {
      const takes = kind === "worker" && used.startsWith("queue.");
      return { from: id, to: used, label: takes ? "takes jobs" : "" };
    }),
  );
  const routed = resourcesOf(graph, "balancer").flatMap(({ id, routes }) =>
    routes.map(({ target, paths }): FlowEdge => ({ from: id, to: target, label: paths[0] ?? "" })),
  );
  const all = [...routed, ...edges.filter(({ to }) => !to.startsWith("balancer."))];
  const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.flatMap((id): readonly FlowNode[] => {
    const node = nodeOf(graph, id);
    return node === null ? [] : [{ ...node, column: node.column - 2 }];
  });
  const known = new Set(nodes.map(({ id }) => id));
  if (nodes.length === 0) return null;
  const drawn = all.filter(({ from, to }) => known.has(from) && known.has(to));
  return { kind: "flow", title: "Data flow", columns: ["requests", "services", "stores"], ...bundled(nodes, drawn) };
}
