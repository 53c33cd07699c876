import type { Milliseconds } from "@terrace/core/units";
import type { PlannedProcess } from "../plan/run-plan.ts";

/** What Prometheus needs to know of its place. */
export interface PrometheusPlace {
  /** How often everything is asked. */
  readonly interval: Milliseconds;
  /** Files with the targets that come and go: they are read again when they change. */
  readonly targets: readonly string[];
  readonly balancers: readonly { readonly name: string; readonly port: number }[];
}

/** Of HAProxy's hundred figures a line, those that a metric is made of: what is not kept costs neither memory nor disk. */
const FROM_BALANCERS = [
  "haproxy_(frontend|backend|server)_http_responses_total",
  "haproxy_(frontend|backend|server)_bytes_(in|out)_total",
  "haproxy_(frontend|backend|server)_current_sessions",
  "haproxy_(backend|server)_(connection_errors|response_errors|retry_warnings)_total",
  "haproxy_server_(status|weight)",
];

/** Figures of a Node process that nothing is made of, and that are half of all it tells. */
const NOT_FROM_TASKS = "nodejs_(active_|gc_|heap_space_|version_).*";

/** prometheus.yml: who is asked how often. Tasks stand in a file of their own, so that none of them coming or going is a reason to start anew. */
export function prometheusYml({ interval, targets, balancers }: PrometheusPlace): string {
  const seconds = `${Math.floor(interval / 1_000)}s`;
  return `global:
  scrape_interval: ${seconds}
  scrape_timeout: ${seconds}

scrape_configs:
  - job_name: tasks
    file_sd_configs:
      - files: ${JSON.stringify(targets)}
        refresh_interval: 5s
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: ${JSON.stringify(NOT_FROM_TASKS)}
        action: drop

  - job_name: balancer
    params:
      scope: [frontend, backend, server]
      no-maint: [""]
    static_configs: ${JSON.stringify(balancers.map(({ name, port }) => target(port, { instance: name, balancer: name })))}
    metric_relabel_configs:
      - source_labels: [__name__]
        regex: ${JSON.stringify(FROM_BALANCERS.join("|"))}
        action: keep
`;
}

/** The tasks that tell their figures themselves, as Prometheus reads targets from a file. A site of another's making tells none. */
export function taskTargets(processes: readonly PlannedProcess[]): string {
  const telling = processes.flatMap(({ name, kind, service, port }) =>
    (kind === "service" || kind === "worker") && service !== null && port !== null
      ? [target(port, { instance: name, service })]
      : [],
  );
  return `${JSON.stringify(telling, null, 1)}\n`;
}

/** The control plane, which asks the engines that tell nothing by themselves. */
export function controlTarget(port: number): string {
  return `${JSON.stringify([target(port, { instance: "control-plane" })])}\n`;
}

function target(port: number, labels: Readonly<Record<string, string>>) {
  return { targets: [`127.0.0.1:${port}`], labels };
}
