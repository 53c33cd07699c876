import type { Balancer, Service, Site } from "@terrace/core/graph";
import { findResource, resourcesOf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { fact, publish } from "../../assembly/facts.ts";
import { stackFor } from "../../assembly/stacks.ts";
import { targetsOf } from "../../balancer/targets.ts";
import { type Measurement, one, SECONDS, type Series, share, type Watcher, worked } from "../measurement.ts";

const NAMESPACE = "AWS/ApplicationELB";

/** What a balancer measures of everything that passes it. (ATL-ALARM-07, ATL-ALARM-08, WEB-METR-01) */
export function balancerSeries(balancer: Balancer, metric: string, watcher: Watcher): Measurement | null {
  if (balancer.engine !== "balancer") return null;
  const dimensions = { LoadBalancer: fullName(balancer, watcher) };
  const series = (metricName: string): Series => ({ namespace: NAMESPACE, metricName, dimensions });
  switch (metric) {
    case "requests":
      return one(series("RequestCount"));
    case "connections":
      return one({ ...series("ActiveConnectionCount"), stat: "Sum" });
    case "latency-p95":
      return one(series("TargetResponseTime"), SECONDS);
    case "error-ratio":
      return share([series("HTTPCode_Target_5XX_Count"), series("HTTPCode_ELB_5XX_Count")], series("RequestCount"));
    case "healthy-tasks":
    case "unhealthy-tasks":
      return tasks(processesBehind(balancer, watcher), metric, watcher);
    default:
      return null;
  }
}

/** What the balancer measures of one process behind it; null where none stands before it. */
export function targetSeries(process: Service | Site, metric: string, watcher: Watcher): Measurement | null {
  const balancer = frontOf(process, watcher);
  if (balancer === undefined) return null;
  const groups = groupsOf(process, watcher);
  const counted = (metricName: string): readonly Series[] =>
    groups.map((group) => ({ namespace: NAMESPACE, metricName, dimensions: dimensionsOf(balancer, group, watcher) }));
  const [first] = groups;
  if (first === undefined) return null;
  switch (metric) {
    case "requests":
      return added(counted("RequestCount").map((series) => ({ ...series, stat: "Sum" })));
    case "latency-p95":
      return worst(counted("TargetResponseTime"), SECONDS);
    case "error-ratio": {
      const all = [...counted("HTTPCode_Target_5XX_Count"), ...counted("RequestCount")];
      return quotientOfSums(all, groups.length);
    }
    case "healthy-tasks":
    case "unhealthy-tasks":
      return tasks([process], metric, watcher);
    case "connections":
      return balancerSeries(balancer, metric, watcher);
    default:
      return null;
  }
}

function tasks(
  processes: readonly (Service | Site)[],
  metric: "healthy-tasks" | "unhealthy-tasks",
  watcher: Watcher,
): Measurement | null {
  const metricName = metric === "healthy-tasks" ? "HealthyHostCount" : "UnHealthyHostCount";
  const series = processes.flatMap((process) => {
    const balancer = frontOf(process, watcher);
    if (balancer === undefined) return [];
    return groupsOf(process, watcher).map((group) => ({
      namespace: NAMESPACE,
      metricName,
      dimensions: dimensionsOf(balancer, group, watcher),
    }));
  });
  return series.length === 0 ? null : added(series);
}

function added(series: readonly Series[]): Measurement {
  const [first] = series;
  if (first !== undefined && series.length === 1) return one(first);
  return worked(series.map((_, index) => `FILL(m${index + 1}, 0)`).join(" + "), series);
}

function worst(series: readonly Series[], factor: number): Measurement {
  const [first] = series;
  if (first !== undefined && series.length === 1) return one(first, factor);
  return worked(`MAX([${series.map((_, index) => `FILL(m${index + 1}, 0)`).join(", ")}])`, series, factor);
}

function quotientOfSums(series: readonly Series[], failures: number): Measurement {
  const name = (_: Series, index: number): string => `FILL(m${index + 1}, 0)`;
  const names = series.map(name);
  const attempts = names.slice(failures).join(" + ");
  return worked(
    `IF((${attempts}) > 0, (${names.slice(0, failures).join(" + ")}) / (${attempts}), 0)`,
    series.map((one_) => ({ ...one_, stat: "Sum" })),
  );
}

function processesBehind(balancer: Balancer, { context }: Watcher): readonly (Service | Site)[] {
  const all = targetsOf(balancer, context.graph).map(({ process }) => process);
  return all.filter((process, index) => all.indexOf(process) === index);
}

function frontOf({ id }: Service | Site, { context }: Watcher): Balancer | undefined {
  return resourcesOf(context.graph, "balancer").find(
    ({ engine, routes }) => engine === "balancer" && routes.some(({ target }) => target === id),
  );
}

/** The target groups of a process: two where deployments move traffic between them, of which either may be the one in use. */
function groupsOf(process: Service | Site, { stack, context }: Watcher): readonly string[] {
  const balancer = frontOf(process, { stack, context, statistic: "sum" });
  const target = balancer && targetsOf(balancer, context.graph).find((one_) => one_.process.id === process.id);
  if (target === undefined) return [];
  const first = fact({ stack, context }, process.id, "target-group");
  if (target.alternate === null) return [first];
  const services = stackFor(context, "services");
  if (!context.facts.has(`${process.id}/target-group-alternate`)) {
    const name = Fn.getAtt(target.alternate, "TargetGroupFullName").toString();
    publish({ stack: services, context }, process.id, { "target-group-alternate": name });
  }
  return [first, fact({ stack, context }, process.id, "target-group-alternate")];
}

function dimensionsOf(balancer: Balancer, group: string, watcher: Watcher): Series["dimensions"] {
  return { LoadBalancer: fullName(balancer, watcher), TargetGroup: group };
}

function fullName({ id }: Balancer, { stack, context }: Watcher): string {
  return findResource(context.graph, "balancer", id) === undefined ? "" : fact({ stack, context }, id, "full-name");
}
