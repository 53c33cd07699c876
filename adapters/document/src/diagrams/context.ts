import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, FlowEdge, FlowNode } from "../model/diagram.ts";
import { nameOf } from "../model/figure.ts";
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

/** Others' services: those whose secret a person has to give. */
function outsideOf(graph: Graph): readonly FlowNode[] {
  const owners = processesOf(graph).map(({ id }) => nameOf(id));
  return resourcesOf(graph, "secret")
    .filter(({ form, id }) => (form === "external" || form === "json") && !/password|hash/.test(id))
    .map((secret) => ({
      id: secret.id,
      column: 5,
      label: partyOf(secret.name ?? nameOf(secret.id), owners),
      detail: "a third party",
      tone: "outside",
    }));
}

/** Whose key it is: `youtube` of `video-youtube-api-key`, `openai` of `storymagic/openai-api-key`. */
function partyOf(name: string, owners: readonly string[]): string {
  const short = name
    .slice(name.lastIndexOf("/") + 1)
    .replace(/-(api-key|secret-key|key|token|config|credentials)$/, "");
  const owner = owners.find((one) => short.startsWith(`${one}-`));
  return owner === undefined ? short : short.slice(owner.length + 1);
}

function outsideEdges(graph: Graph): readonly FlowEdge[] {
  const secrets = outsideOf(graph);
  return processesOf(graph).flatMap(({ id, env }) => {
    const text = JSON.stringify(env);
    const asked = secrets.filter((secret) => text.includes(`"${secret.id}"`));
    return asked.map((secret) => ({ from: id, to: secret.id, label: "" }));
  });
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
