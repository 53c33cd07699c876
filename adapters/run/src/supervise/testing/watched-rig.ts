import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import { DEFAULT_OPTIONS } from "../../plan/plan-options.ts";
import type { PlannedFile, PlannedFolder, PlannedProcess } from "../../plan/run-plan.ts";
import { prometheus } from "../../prometheus.ts";
import { placementFor } from "../../testing/small-placement.ts";
import { findBinaries } from "../machine/binaries.ts";
import { socketsFolder } from "../state/control-folder.ts";
import { plannedTask } from "./planned-task.ts";
import type { Rig } from "./rig.ts";

/** A task behind a real balancer, and a real Prometheus that asks both, as the rig takes them. */
export interface WatchedPlan {
  readonly processes: readonly PlannedProcess[];
  readonly files: readonly PlannedFile[];
  readonly folders: readonly PlannedFolder[];
  readonly graph: Graph;
}

/** Ports are chosen by the control plane, which puts their numbers into all texts. */
const PORTS = ["prometheus", "balancer-metrics", "edge-metrics"];

export function watchedPlan(rig: Rig, graph: Graph): WatchedPlan {
  const binaries = findBinaries();
  const task = plannedTask("api-1", { balancer: { backend: "api", server: "api-1" }, service: "api" });
  const socket = join(socketsFolder(rig.state), "haproxy.sock");
  const config = join(rig.state, "haproxy.cfg");
  const balancer: PlannedProcess = {
    ...plannedTask("edge"),
    role: "engine",
    kind: "haproxy",
    service: null,
    command: { argv: [binaries.haproxy, "-db", "-f", config], cwd: rig.work, env: {} },
    probe: { check: { kind: "haproxy", socket }, interval: 200, timeout: 1_000, unhealthyAfter: 3, grace: 10_000 },
    stop: { signal: "SIGUSR1", grace: 2_000 },
  };
  const ports = Object.fromEntries(PORTS.map((name) => [name, `{{${name}}}` as unknown as number]));
  const placement = placementFor(graph, { state: rig.state, binaries, ports });
  const server = prometheus([], { graph, placement, diagnostics: [], ...DEFAULT_OPTIONS });
  return {
    processes: [balancer, task, ...server.processes],
    files: [{ path: config, mode: 0o600, content: haproxyCfg(socket) }, ...server.files],
    folders: server.folders,
    graph,
  };
}

function haproxyCfg(socket: string): string {
  return `global
  stats socket ${socket} mode 600 level admin
defaults
  mode http
  timeout connect 1s
  timeout client 5s
  timeout server 5s
frontend entrance
  bind 127.0.0.1:{{edge}}
  default_backend api
frontend metrics
  bind 127.0.0.1:{{balancer-metrics}}
  http-request use-service prometheus-exporter if { path /metrics }
backend api
  option httpchk GET /health
  default-server check inter 100ms fall 2 rise 1
  server api-1 127.0.0.1:{{api-1}}
`;
}
