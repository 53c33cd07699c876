import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { nameOf, time } from "../model/figure.ts";

/** Where copies lie and what takes over. (WEB-DOC-01) */
export function recoveryDiagram(graph: Graph): FlowDiagram | null {
  const backups = resourcesOf(graph, "backup");
  const databases = resourcesOf(graph, "postgres");
  const nodes: FlowNode[] = [];
  const edges: FlowEdge[] = [];
  const add = (node: FlowNode): void => {
    if (!nodes.some(({ id }) => id === node.id)) nodes.push(node);
  };
  for (const { id, multiZone, replicas } of databases) {
    add({ id, column: 0, label: nameOf(id), detail: "primary", tone: "store" });
    if (multiZone)
      add({ id: `${id} standby`, column: 1, label: "standby", detail: "second zone, synchronous", tone: "store" });
    if (multiZone) edges.push({ from: id, to: `${id} standby`, label: "every commit" });
    for (const [index, { region, purpose, name }] of replicas.entries()) {
      add({ id: `${id} ${index}`, column: 1, label: name ?? `replica for ${purpose}`, detail: region, tone: "store" });
      edges.push({ from: id, to: `${id} ${index}`, label: "asynchronous" });
    }
  }
  for (const { id, of, every, keep, copyTo, continuous } of backups) {
    add({ id: of, column: 0, label: nameOf(of), detail: "primary", tone: "store" });
    add({ id, column: 1, label: `copies of ${nameOf(of)}`, detail: `kept ${time(keep)}`, tone: "watch" });
    edges.push({ from: of, to: id, label: continuous === null ? `every ${time(every)}` : "continuous" });
    for (const place of copyTo) {
      add({ id: `${id} ${place}`, column: 2, label: place, detail: "copy", tone: "outside" });
      edges.push({ from: id, to: `${id} ${place}`, label: "" });
    }
  }
  for (const { id, region, readiness } of resourcesOf(graph, "standby"))
    add({ id, column: 2, label: region, detail: readiness, tone: "outside" });
  if (nodes.length === 0) return null;
  return {
    kind: "flow",
    title: "Disaster recovery",
    columns: ["serves", "copies", "another region or store"],
    nodes,
    edges,
  };
}
