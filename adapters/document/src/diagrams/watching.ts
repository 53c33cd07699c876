import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode, Tone } from "../model/diagram.ts";
import { nameOf, time } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";

/** Lines and measurements on their way to people. (WEB-DOC-01) */
export function watchingDiagram(graph: Graph): FlowDiagram | null {
  const logs = resourcesOf(graph, "log");
  const alarms = resourcesOf(graph, "alarm");
  if (logs.length === 0) return null;
  const node = (
    id: string,
    column: number,
    { label, detail = "", tone }: { label: string; detail?: string; tone: Tone },
  ): FlowNode => ({ id, column, label, detail, tone });
  const channels = resourcesOf(graph, "channel");
  const exports = [...new Set(logs.flatMap(({ exportTo }) => exportTo))];
  const nodes = [
    node("tasks", 0, { label: "tasks", detail: `${processesOf(graph).length} kinds`, tone: "compute" }),
    node("engines", 0, { label: "engines", detail: "databases, balancers", tone: "compute" }),
    ...logs.map(({ id, retention, stream }) =>
      node(id, 1, { label: nameOf(id), detail: `${stream}, ${time(retention)}`, tone: "watch" }),
    ),
    ...(alarms.length === 0
      ? []
      : [node("alarms", 1, { label: `${alarms.length} alarms`, detail: "over metrics", tone: "watch" })]),
    ...resourcesOf(graph, "tracing").map(({ id, exporter }) =>
      node(id, 1, { label: "traces", detail: exporter, tone: "watch" }),
    ),
    ...exports.map((id) => node(id, 2, { label: nameOf(id), detail: "long term", tone: "store" })),
    ...channels.map(({ id, medium }) => node(id, 2, { label: nameOf(id), detail: medium, tone: "outside" })),
  ];
  const fromAlarms = new Set(alarms.flatMap(({ channels: own }) => own));
  const edges: readonly FlowEdge[] = [
    ...logs.map(({ id, stream }) => ({ from: stream === "engine" ? "engines" : "tasks", to: id, label: "" })),
    ...logs.flatMap(({ id, exportTo }) => exportTo.map((to) => ({ from: id, to, label: "" }))),
    ...(alarms.length === 0 ? [] : ["tasks", "engines"].map((from) => ({ from, to: "alarms", label: "metrics" }))),
    ...[...fromAlarms].map((to) => ({ from: "alarms", to, label: "" })),
    ...resourcesOf(graph, "tracing").map(({ id }) => ({ from: "tasks", to: id, label: "spans" })),
  ];
  return { kind: "flow", title: "Monitoring and logging", columns: ["", "kept and judged", "told"], nodes, edges };
}
