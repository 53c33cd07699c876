import type { Host } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { fact, knows } from "../../assembly/facts.ts";
import { logicalId } from "../../assembly/name.ts";
import { type Measurement, one, PERCENT, type Series, type Watcher } from "../measurement.ts";

/** What EC2 measures of a machine from outside, and the CloudWatch agent from inside. (ATL-METR-01, ATL-ALARM-01..03, ATL-ALARM-06) */
export function hostSeries({ id }: Host, metric: string, { stack, context }: Watcher): Measurement | null {
  const instance = knows(context, id, "instance") ? fact({ stack, context }, id, "instance") : Fn.ref(logicalId(id));
  const dimensions = { InstanceId: instance };
  const outside = (metricName: string): Series => ({ namespace: "AWS/EC2", metricName, dimensions });
  const inside = (metricName: string): Series => ({ namespace: "CWAgent", metricName, dimensions });
  switch (metric) {
    case "cpu":
      return one(outside("CPUUtilization"), PERCENT);
    case "memory":
      return one(inside("mem_used_percent"), PERCENT);
    case "disk":
      return one(inside("disk_used_percent"), PERCENT);
    case "status-check-failed":
      return one(outside("StatusCheckFailed_System"));
    case "network-in":
      return one(outside("NetworkIn"));
    case "network-out":
      return one(outside("NetworkOut"));
    default:
      return null;
  }
}
