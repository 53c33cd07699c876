import {
  type Balancer,
  type HealthCheck,
  type ResourceId,
  resourcesOf,
  type Service,
  type Site,
} from "@terrace/core/graph";
import { type HaproxyBackend, haproxyCfg } from "./config/haproxy-cfg.ts";
import type { Keep } from "./config/keep-at-most.ts";
import { type PlanContext, portOf, report, reportNotRun } from "./plan/context.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { configFolder, engineName, nameOf, slotNames, taskNames, trialOf } from "./plan/name.ts";
import { type Part, planned } from "./plan/part.ts";
import type { PlannedFile, PlannedProcess } from "./plan/run-plan.ts";
import { isWatched, metricsPort } from "./plan/watched.ts";

/** What HAProxy reads where nothing was kept: the version of its format and no server. */
const NO_SERVERS = "1\n";

/**
 * HAProxy, with one server line for each place that a task can stand in. It starts without them: what is not there yet is down and asked
 * again, and what no task is planned for is disabled until one is admitted. (BRQ-NET-10, BRQ-NET-14)
 */
export function planBalancer(balancer: Balancer, context: PlanContext): Part {
  if (balancer.listeners.some(({ protocol }) => protocol === "https"))
    reportNotRun(context, balancer.id, "the balancer listens on loopback without TLS here");
  const name = engineName(context.graph, balancer.id, "balancer");
  const socket = `${context.placement.sockets}/${name}.sock`;
  const port = portOf(context, name, balancer.id);
  const folder = configFolder(context, name);
  const servers: PlannedFile = { path: `${folder}/servers`, mode: 0o600, content: NO_SERVERS, isSeed: true };
  const file: PlannedFile = {
    path: `${folder}/haproxy.cfg`,
    mode: 0o600,
    content: haproxyCfg({
      port,
      metricsPort: isWatched(context.graph) ? portOf(context, metricsPort(name), balancer.id) : null,
      socket,
      servers: servers.path,
      idleTimeout: balancer.idleTimeout,
      routes: balancer.routes.map(({ paths, target }) => ({ paths, backend: nameOf(target) })),
      backends: backendsOf(balancer, context),
      keeps: keepsOf(balancer, context),
    }),
  };
  return planned({
    folders: [{ path: context.placement.sockets }],
    files: [file, servers],
    processes: [engine({ name, socket, port, file }, context)],
  });
}

function backendsOf(balancer: Balancer, context: PlanContext): readonly HaproxyBackend[] {
  const targets = [...new Set(balancer.routes.map(({ target }) => target))];
  return targets.flatMap((target) => {
    const resource = routedTo(target, balancer, context);
    if (resource === undefined) return [];
    const used = taskNames(resource, context.maximumTasks);
    const servers = slotNames(resource, context.maximumTasks).map((slot) => ({
      name: slot,
      port: portOf(context, slot, target),
      isSpare: !used.includes(slot),
    }));
    return [{ name: nameOf(target), health: locally(resource.health), servers }];
  });
}

function keepsOf(balancer: Balancer, { graph }: PlanContext): readonly Keep[] {
  const routes = resourcesOf(graph, "edge").flatMap((edge) => edge.routes);
  return routes.flatMap(({ path, target, cache }) => {
    const ours = target.kind === "balancer" && target.balancer === balancer.id;
    return ours && cache !== null ? [{ path, seconds: Math.max(1, Math.floor(cache / 1_000)) }] : [];
  });
}

/** The balancer here asks once a second at least: a graph made for a cloud asks twice a minute, and nobody at a keyboard waits for that. */
function locally(health: HealthCheck): HealthCheck {
  return { ...health, interval: Math.min(health.interval, 1_000), timeout: Math.min(health.timeout, 2_000) };
}

function routedTo(target: ResourceId, balancer: Balancer, context: PlanContext): Service | Site | undefined {
  const resource = context.graph.resources.find(({ id }) => id === target);
  if (resource?.kind === "service" || resource?.kind === "site") return resource;
  report(context, balancer.id, {
    code: "TER-RUN-003",
    message: `${target} answers no requests, so nothing can be routed to it`,
    hint: null,
  });
  return undefined;
}

function engine(
  {
    name,
    socket,
    port,
    file,
  }: { readonly name: string; readonly socket: string; readonly port: number; readonly file: PlannedFile },
  context: PlanContext,
): PlannedProcess {
  const command = {
    argv: [context.placement.binaries.haproxy, "-W", "-db", "-f", file.path],
    cwd: context.placement.state,
    env: { TZ: "UTC" },
  };
  const trial = trialOf(file);
  return {
    name,
    role: "engine",
    kind: "haproxy",
    service: null,
    command,
    port,
    dependsOn: [],
    before: [],
    after: [],
    probe: { check: { kind: "haproxy", socket }, interval: 1_000, timeout: 1_000, unhealthyAfter: 3, grace: 10_000 },
    stop: { signal: "SIGUSR1", grace: 6_000 },
    balancer: null,
    fingerprint: fingerprint(command, { addresses: [port, socket] }),
    reload: {
      ...{ fingerprint: fingerprint(command, { files: [file] }), signal: "SIGUSR2", file: file.path, trial },
      check: { ...command, argv: [context.placement.binaries.haproxy, "-c", "-f", trial] },
    },
  };
}
