import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Box, FlowDiagram, FlowEdge, FlowNode, NestDiagram } from "../model/diagram.ts";
import { bundled, COLUMNS, nodeOf } from "./parts.ts";

/** Who may speak to whom, on which port: what is no arrow is refused. (WEB-DOC-01) */
export function securityDiagram(graph: Graph): FlowDiagram | null {
  const edges = resourcesOf(graph, "security-edge").map(
    ({ from, to, port, protocol }): FlowEdge => ({
      from,
      to: to === "internet" ? "out" : to,
      label: protocol === "all" ? "all" : String(port),
    }),
  );
  if (edges.length === 0) return null;
  const out: FlowNode = { id: "out", column: 5, label: "internet", detail: "outward", tone: "outside" };
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.flatMap((id) => (id === "out" ? out : (nodeOf(graph, id) ?? [])));
  const known = new Set(nodes.map(({ id }) => id));
  const drawn = edges.filter(({ from, to }) => known.has(from) && known.has(to));
  return { kind: "flow", title: "Security groups", columns: COLUMNS, ...bundled(nodes, drawn) };
}

/** What stands between a stranger and the data, from the outside in. (WEB-DOC-01) */
export function layersDiagram(graph: Graph): NestDiagram {
  const has = (kind: "waf" | "secret" | "key"): number => resourcesOf(graph, kind).length;
  const [edge] = resourcesOf(graph, "edge");
  const limits = edge?.rateLimits.length ?? 0;
  const databases = resourcesOf(graph, "postgres").map(({ encryption, tls }) => `encryption ${encryption}, TLS ${tls}`);
  const layers: readonly (readonly [string, string])[] = [
    [
      "Firewall and limits",
      has("waf") > 0
        ? `${resourcesOf(graph, "waf").flatMap(({ rules }) => rules).length} rules`
        : `${limits} rate limits`,
    ],
    ["Transport", edge === undefined ? "TLS at the balancer" : `TLS ${edge.minimumTls} or later`],
    ["Network", `${resourcesOf(graph, "security-edge").length} allowed directions, everything else refused`],
    ["Identity and secrets", `${has("secret")} secrets, none in the platform's words`],
  ];
  const core: Box = {
    label: "Data",
    detail: databases.join("; ") || "none kept",
    tone: "store",
    direction: "row",
    boxes: [],
  };
  const box = layers.reduceRight<Box>(
    (inner, [label, detail]) => ({ label, detail, tone: "entrance", direction: "column", boxes: [inner] }),
    core,
  );
  return { kind: "nest", title: "Security layers", box };
}
