import type { HealthCheck } from "@terrace/core/graph";
import { type PlanContext, portOf, report } from "./context.ts";
import { engineDependencies } from "./engine-dependencies.ts";
import { environmentOf } from "./environment.ts";
import { fingerprint } from "./fingerprint.ts";
import { ownMigrations } from "./migration-steps.ts";
import { nameOf, type ProcessResource } from "./name.ts";
import { type NodeProgram, nodeCommand } from "./node-command.ts";
import { balancerOf, LOOPBACK } from "./output.ts";
import { placedOf } from "./placed-of.ts";
import { traceEnvironment } from "./recorded.ts";
import type { PlannedProcess, Probe, Step } from "./run-plan.ts";
import { unrepeated } from "./unrepeated.ts";

/** How often a task is asked at most; a graph made for a cloud asks twice a minute, which here is too late. */
const ASK_EVERY = 1_000;

/** Between the end of a task's own draining and the moment when it is killed. */
const LAST_WORDS = 2_000;

/** What the kinds of tasks have of their own. */
export interface TaskShape {
  /** How the code of one digest is run, and what has to be done before. */
  readonly run: (digest: string) => {
    readonly program: Pick<NodeProgram, "argv" | "cwd">;
    readonly before: readonly Step[];
  };
  readonly env: (task: string) => Readonly<Record<string, string>>;
  readonly probe: (task: string) => Probe;
}

/** The copies of a service, worker or site that this machine runs. */
export function tasksOf(resource: ProcessResource, shape: TaskShape, context: PlanContext): readonly PlannedProcess[] {
  reportCap(resource, context);
  const env = environmentOf(resource, context);
  return placedOf(resource, context).tasks.map(({ slot: task, digest, env: own }) => {
    const { program, before } = shape.run(digest);
    const environment = { ...env, ...traceEnvironment(task, resource, context), ...shape.env(task), ...own };
    const command = nodeCommand({ ...program, env: environment, memory: resource.memory }, context);
    const routed = balancerOf(context.graph, resource.id) !== undefined;
    return {
      name: task,
      role: "task",
      kind: resource.kind,
      service: nameOf(resource.id),
      command,
      port: portOf(context, task, resource.id),
      dependsOn: engineDependencies(context.graph, resource),
      before: unrepeated([...before, ...ownMigrations(resource, digest, context)]),
      after: [],
      probe: shape.probe(task),
      stop: { signal: "SIGTERM", grace: resource.drain + LAST_WORDS },
      balancer: routed ? { backend: nameOf(resource.id), server: task } : null,
      fingerprint: fingerprint(command, { sources: digest }),
    };
  });
}

/** The address a listening task takes from its environment. */
export function listenOn(task: string, resource: ProcessResource, context: PlanContext): Record<string, string> {
  return { HOST: LOOPBACK, PORT: String(portOf(context, task, resource.id)) };
}

/** Asks a task the same question as the balancer. */
export function healthProbe(health: HealthCheck, port: number): Probe {
  return {
    check: { kind: "http", port, path: health.path },
    interval: Math.min(health.interval, ASK_EVERY),
    timeout: health.timeout,
    unhealthyAfter: health.unhealthyAfter,
    grace: health.grace,
  };
}

function reportCap(resource: ProcessResource, context: PlanContext): void {
  if (resource.tasks.desired <= context.maximumTasks) return;
  report(context, resource.id, {
    code: "TER-RUN-006",
    message: `${resource.tasks.desired} tasks are wanted, ${context.maximumTasks} run here`,
    hint: "Raise it with --max-tasks.",
  });
}
