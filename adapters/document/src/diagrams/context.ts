import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { processesOf } from "../model/processes.ts";
import { bundled, COLUMNS, nodeOf } from "./parts.ts";

/** Everything that a request can meet, and who else is asked: the platform at one glance. (WEB-DOC-01, BRQ-DOC-02, STM-DOC-01) */
export function contextDiagram(graph: Graph): FlowDiagram {
  const kinds = new Set([
    "edge",
    "balancer",
    "host",
    "service",
    "site",
    "worker",
    "postgres",
    "redis",
    "search",
    "bucket",
    "queue",
    "live",
  ]);
  const people: FlowNode = { id: "people", column: 0, label: "visitors", detail: "", tone: "outside" };
  const own = graph.resources
    .filter((resource) => kinds.has(resource.kind) && !(resource.kind === "edge" && resource.engine === "none"))
    .flatMap(({ id }) => nodeOf(graph, id) ?? []);
  const outside = outsideOf(graph);
  const known = new Set([...own, people, ...outside].map(({ id }) => id));
  const edges = [...entrances(graph, known), ...uses(graph), ...outsideEdges(graph)].filter(
    ({ from, to }) => known.has(from) && known.has(to),
  );
  return { kind: "flow", title: "Context", columns: COLUMNS, ...bundled([people, ...own, ...outside], edges) };
}

/** Others' services, by the secrets that they gave out. */
function outsideOf(graph: Graph): readonly FlowNode[] {
  return [...parties(graph).keys()].map((party) => ({
    id: party,
    column: 5,
    label: party,
    detail: "a third party",
    tone: "outside",
  }));
}

function outsideEdges(graph: Graph): readonly FlowEdge[] {
  return processesOf(graph).flatMap(({ id, env }) => {
    const text = JSON.stringify(env);
    const asked = [...parties(graph)].filter(([, secrets]) => secrets.some((secret) => text.includes(`"${secret}"`)));
    return asked.map(([party]) => ({ from: id, to: party, label: "" }));
  });
}

/** The secrets that each third party gave out. */
function parties(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, of } of resourcesOf(graph, "secret")) if (of !== null) found.set(of, [...(found.get(of) ?? []), id]);
  return found;
}

function entrances(graph: Graph, known: ReadonlySet<string>): readonly FlowEdge[] {
  const edges = resourcesOf(graph, "edge").flatMap(({ id, routes }) =>
    routes.map(({ path, target }) => ({
      from: known.has(id) ? id : "people",
      to: target.kind === "balancer" ? target.balancer : target.kind === "objects" ? target.bucket : target.live,
      label: known.has(id) && target.kind !== "balancer" ? path : "",
    })),
  );
  const tasks = resourcesOf(graph, "balancer").flatMap(({ id, routes }) =>
    routes.map(({ target }) => ({ from: id, to: target, label: "" })),
  );
  const doors = [...known].filter((id) => id.startsWith("edge."));
  const first = doors.length > 0 ? doors : [...known].filter((id) => id.startsWith("balancer."));
  return [...first.map((id) => ({ from: "people", to: id, label: "HTTPS" })), ...edges, ...tasks];
}

function uses(graph: Graph): readonly FlowEdge[] {
  return processesOf(graph).flatMap(({ id, uses: used }) =>
    used.filter((other) => !other.startsWith("balancer.")).map((other) => ({ from: id, to: other, label: "" })),
  );
}
