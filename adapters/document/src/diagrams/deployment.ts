import { type Deployment, type Graph, resourcesOf } from "@terrace/core/graph";
import type { FlowDiagram, SequenceDiagram } from "../model/diagram.ts";
import { nameOf, percent, time } from "../model/figure.ts";
import { processesOf } from "../model/processes.ts";

/** How a new revision takes over, for the first service that requests reach. (WEB-DOC-01) */
export function deploymentDiagram(graph: Graph): SequenceDiagram | null {
  const [first] = processesOf(graph);
  if (first === undefined) return null;
  const { deployment, drain } = first;
  const entrance = resourcesOf(graph, "balancer").length > 0 ? "balancer" : "clients";
  const say = (from: string, to: string, text: string) => ({ from, to, text });
  const messages = [
    say(
      "pipeline",
      "new revision",
      deployment.strategy === "replace" ? "stop the old, start the new" : "start beside the old",
    ),
    say(entrance, "new revision", "health check until it passes"),
    ...shifts(deployment).map((text) => say(entrance, "new revision", text)),
    ...(deployment.strategy === "replace"
      ? []
      : [say(entrance, "old revision", `drain for ${time(drain)}, then stop`)]),
    ...(deployment.rollback.onFailure || deployment.rollback.alarms.length > 0
      ? [say("pipeline", "old revision", rollbackText(deployment))]
      : []),
  ];
  return {
    kind: "sequence",
    title: `Deployment of ${nameOf(first.id)} (${deployment.strategy})`,
    actors: ["pipeline", "new revision", entrance, "old revision"],
    messages,
  };
}

/** What happens to the traffic, step by step. */
export function shifts(deployment: Deployment): readonly string[] {
  switch (deployment.strategy) {
    case "replace":
      return ["all traffic"];
    case "rolling":
      return [`task by task, ${percent(deployment.minimumHealthy)} to ${percent(deployment.maximum)} of the tasks`];
    case "blue-green":
      return [`verify ${deployment.verify.path}`, `all traffic at once, watched ${time(deployment.bake)}`];
    default:
      return deployment.steps.map(
        ({ share, bake }) => `${percent(share)} of the traffic${bake === 0 ? "" : `, watched ${time(bake)}`}`,
      );
  }
}

/** What makes it go back. */
export function rollbackText({ rollback }: Deployment): string {
  const alarms = rollback.alarms.map(nameOf).join(", ");
  if (!rollback.onFailure && alarms === "") return "by hand";
  return `back by itself${rollback.onFailure ? " on failure" : ""}${alarms === "" ? "" : ` or on ${alarms}`}`;
}

/** From a push to a running revision; `infrastructure` takes the steps that change what stands. (BRQ-DOC-02) */
export function pipelineDiagram(graph: Graph, infrastructure: boolean): FlowDiagram | null {
  const [pipeline] = resourcesOf(graph, "pipeline");
  if (pipeline === undefined) return null;
  const kinds = infrastructure ? ["plan", "approve", "deploy"] : ["test", "build", "approve", "deploy"];
  const stages = pipeline.stages.filter(({ kind }) => kinds.includes(kind));
  if (stages.length === 0 || (infrastructure && !stages.some(({ kind }) => kind === "plan"))) return null;
  const nodes = [
    {
      id: "push",
      column: 0,
      label: "push",
      detail: pipeline.branch.kind === "literal" ? pipeline.branch.value : "branch",
      tone: "outside" as const,
    },
    ...stages.map((stage, index) => ({
      id: stage.name,
      column: index + 1,
      label: stage.name,
      detail: stage.kind === "approve" ? `by ${stage.by}` : stage.kind === "deploy" ? stage.environment : stage.kind,
      tone:
        stage.kind === "deploy"
          ? ("compute" as const)
          : stage.kind === "approve"
            ? ("entrance" as const)
            : ("watch" as const),
    })),
  ];
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: nodes[index]?.id ?? "push", to: id, label: "" }));
  const title = infrastructure ? "Infrastructure pipeline" : "Application pipeline";
  return { kind: "flow", title, columns: nodes.map(() => ""), nodes, edges };
}
