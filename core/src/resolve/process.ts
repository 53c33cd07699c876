import type { HealthCheck, Module, ProcessShape, ResourceId, TaskCount } from "../graph/index.ts";
import type { HealthWords, ProcessWords, ServiceSpec } from "../spec/index.ts";
import { bind } from "./bind.ts";
import type { ProcessPlan } from "./blueprint.ts";
import { hostOf } from "./container.ts";
import { resolveDeployment } from "./deployment.ts";
import { add, type Draft } from "./draft.ts";
import { type BoundMember, environmentVariables } from "./environment-variables.ts";
import { logOf } from "./log.ts";
import { byteCount, milliseconds } from "./measure.ts";
import { resolveScale } from "./scale.ts";
import { secretFrom } from "./secret.ts";
import { literal, secretId } from "./setting.ts";

/** What every kind of process has in common, and what its members' needs became. */
export function processShape(
  name: string,
  { spec, members, path }: ProcessPlan,
  draft: Draft,
): { readonly shape: ProcessShape; readonly bound: readonly BoundMember[] } {
  for (const service of members)
    for (const [secret, words] of Object.entries(service.secrets ?? {}))
      add(draft, secretFrom(secretId(service, secret), words));
  const bound = members.map((service) => ({ service, bindings: bind(service, draft, path) }));
  const drain = milliseconds(spec.drain ?? "10s");
  const env = environmentVariables(bound, draft, path);
  const shape: ProcessShape = {
    tier: spec.tier ?? "private",
    cpu: spec.cpu ?? 256,
    memory: byteCount(spec.memory ?? "512MB"),
    tasks: taskCount(spec.tasks ?? 1),
    env: { ...env, DRAIN_SECONDS: env.DRAIN_SECONDS ?? literal(Math.round(drain / 1_000)) },
    uses: usedBy(bound, draft),
    scale: resolveScale(spec, draft, path),
    deployment: resolveDeployment(spec.deployment, { draft, name, path }),
    drain,
    log: logOf({ name, log: spec.log, kind: "process" }, draft, path),
    host: hostOf(spec.host, draft, [...path, "host"]),
    capacity: spec.capacity ?? "on-demand",
    architecture: spec.architecture ?? "x86_64",
  };
  return { shape, bound };
}

/** How a task's health is asked, with the figures that an application load balancer starts from. (BRQ-NET-14) */
export function healthCheck(words: HealthWords = {}): HealthCheck {
  return {
    path: words.path ?? "/health",
    interval: milliseconds(words.interval ?? "30s"),
    timeout: milliseconds(words.timeout ?? "5s"),
    healthyAfter: words.healthyAfter ?? 5,
    unhealthyAfter: words.unhealthyAfter ?? 2,
    grace: milliseconds(words.grace ?? "60s"),
    container: words.container ?? true,
    dependsOn: words.dependsOn ?? [],
  };
}

/** The application module that a manifest describes. */
export function moduleOf(service: ServiceSpec): Module {
  const migrations = service.kind === "site" ? null : service.migrations;
  return {
    name: service.name,
    folder: service.folder,
    migrations:
      migrations == null
        ? null
        : { folder: migrations.folder ?? "migrations", schema: migrations.schema ?? service.name.replaceAll("-", "_") },
  };
}

function taskCount(tasks: NonNullable<ProcessWords["tasks"]>): TaskCount {
  if (typeof tasks === "number") return { desired: tasks, minimum: tasks, maximum: tasks };
  if ("desired" in tasks) return { desired: tasks.desired, minimum: tasks.minimum, maximum: tasks.maximum };
  const [minimum, maximum] = tasks;
  return { desired: Math.max(1, minimum), minimum, maximum };
}

function usedBy(bound: readonly BoundMember[], draft: Draft): readonly ResourceId[] {
  const ids = bound.flatMap(({ bindings }) => Object.values(bindings)).map(({ id }) => id);
  const stores = ids.flatMap((id) => {
    const resource = draft.resources.get(id);
    const store = resource?.kind === "queue" || resource?.kind === "search" ? resource.store : null;
    return store === null ? [] : [store];
  });
  return [...new Set([...ids, ...stores])].sort();
}
