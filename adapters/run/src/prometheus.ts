import { resourcesOf } from "@terrace/core/graph";
import { prometheusYml, taskTargets } from "./config/prometheus-yml.ts";
import { type PlanContext, portOf } from "./plan/context.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { below, configFolder, engineName } from "./plan/name.ts";
import { type Planned, planned } from "./plan/part.ts";
import { plainEngine } from "./plan/plain-engine.ts";
import type { PlannedFile, PlannedProcess } from "./plan/run-plan.ts";
import { isWatched, lookEvery, metricsPort, PROMETHEUS } from "./plan/watched.ts";

/** The month that an error budget is held against, and as much disk as a small machine spares for it: what comes first ends the oldest. */
const RETENTION = ["--storage.tsdb.retention.time=30d", "--storage.tsdb.retention.size=512MB"];

/** One core and an eager collector: it shares a machine with what it watches. */
const SMALL = { GOMAXPROCS: "1", GOGC: "50" };

/**
 * The server that collects figures over time, where anybody looks at them: it belongs to no single resource. It is asked by the control plane alone,
 * which decides about alarms itself. (BRQ-METR-01, DFZ-METR-01, ATL-METR-01)
 */
export function prometheus(processes: readonly PlannedProcess[], context: PlanContext): Planned {
  if (!isWatched(context.graph)) return planned({});
  const folder = configFolder(context, PROMETHEUS);
  const tasks: PlannedFile = { path: `${folder}/tasks.json`, mode: 0o600, content: taskTargets(processes) };
  const control: PlannedFile = {
    path: controlTargetFile(context.placement.state),
    mode: 0o600,
    content: "[]\n",
    isSeed: true,
  };
  const config: PlannedFile = {
    path: `${folder}/prometheus.yml`,
    mode: 0o600,
    content: prometheusYml({
      interval: lookEvery(context.graph),
      targets: [tasks.path, control.path],
      balancers: resourcesOf(context.graph, "balancer").map(({ id }) => {
        const name = engineName(context.graph, id, "balancer");
        return { name, port: portOf(context, metricsPort(name), id) };
      }),
    }),
  };
  const data = below(context, PROMETHEUS);
  return planned({
    folders: [{ path: data }],
    files: [tasks, control, config],
    processes: [engine({ data, config }, context)],
  });
}

/** Where the control plane writes its own address, which no plan knows. */
export function controlTargetFile(state: string): string {
  return `${state}/config/${PROMETHEUS}/control-plane.json`;
}

function engine(
  { data, config }: { readonly data: string; readonly config: PlannedFile },
  context: PlanContext,
): PlannedProcess {
  const port = portOf(context, PROMETHEUS, "platform");
  const command = {
    argv: [
      context.placement.binaries.prometheus,
      `--config.file=${config.path}`,
      `--storage.tsdb.path=${data}`,
      ...RETENTION,
      `--web.listen-address=127.0.0.1:${port}`,
      // A page from anywhere must not read this through somebody's browser; no origin is called that.
      "--web.cors.origin=nobody",
      "--log.level=warn",
      "--log.format=json",
    ],
    cwd: data,
    env: { TZ: "UTC", ...SMALL },
  };
  return plainEngine({
    ...{ name: PROMETHEUS, kind: "prometheus", command, port },
    probe: {
      check: { kind: "http", port, path: "/-/ready" },
      interval: 1_000,
      timeout: 2_000,
      unhealthyAfter: 5,
      // It reads back what it had not yet compacted when it was killed.
      grace: 60_000,
    },
    stop: { signal: "SIGTERM", grace: 10_000 },
    fingerprint: fingerprint(command, { files: [config] }),
  });
}
