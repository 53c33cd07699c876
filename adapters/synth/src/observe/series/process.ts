import { nameOf, type ProcessResource } from "../../assembly/name.ts";
import { clusterName } from "../../process/cluster.ts";
import { type Measurement, one, PERCENT, type Series, type Watcher } from "../measurement.ts";
import { targetSeries } from "./balancer.ts";

/** What ECS and the balancer measure of tasks; null where they are containers of one machine. (BRQ-METR-02, ATL-ALARM-09) */
export function processSeries(process: ProcessResource, metric: string, watcher: Watcher): Measurement | null {
  if (process.host !== null) return null;
  const dimensions = { ClusterName: clusterName(watcher.context), ServiceName: nameOf(process.id) };
  const service = (metricName: string): Series => ({ namespace: "AWS/ECS", metricName, dimensions });
  const insight = (metricName: string): Series => ({ namespace: "ECS/ContainerInsights", metricName, dimensions });
  switch (metric) {
    case "cpu":
      return one(service("CPUUtilization"), PERCENT);
    case "memory":
      return one(service("MemoryUtilization"), PERCENT);
    case "network-in":
      return one(insight("NetworkRxBytes"));
    case "network-out":
      return one(insight("NetworkTxBytes"));
    case "running-tasks":
      return one(insight("RunningTaskCount"));
    default:
      return process.kind === "worker" ? null : targetSeries(process, metric, watcher);
  }
}
