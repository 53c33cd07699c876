import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { type Balancer, type Graph, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, type Look, SECOND } from "./comparison.ts";

/** Ports, redirects and TLS policies at which each balancer listens. */
export const LISTENERS: Comparison = {
  of: "listeners",
  told(graph) {
    return Object.fromEntries(
      balancersOf(graph)
        .flatMap(({ listeners }) => listeners)
        .map(({ port, protocol, redirectTo, tlsPolicy }) => [
          String(port),
          { protocol: protocol.toUpperCase(), redirects: redirectTo !== null, tls: tlsPolicy },
        ]),
    );
  },
  async found(look) {
    const listeners = await listenersOf(look);
    return Object.fromEntries(
      listeners.map(({ Port, Protocol, DefaultActions = [], SslPolicy }) => [
        String(Port),
        {
          protocol: Protocol,
          redirects: DefaultActions.some(({ Type }) => Type === "redirect"),
          tls: Protocol === "HTTPS" ? (SslPolicy ?? null) : null,
        },
      ]),
    );
  },
};

/** The paths of each route in the order in which the balancer asks for them, with the port that they lead to. */
export const ROUTES: Comparison = {
  of: "routes by priority",
  told(graph) {
    const ports = new Map(
      [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")].map(({ id, port }) => [id, port]),
    );
    const routes = balancersOf(graph).flatMap(({ routes }) =>
      routes.flatMap(({ paths, target }) => paths.map((path) => ({ path, port: ports.get(target) }))),
    );
    const everything = routes.filter(({ path }) => path === "/*");
    return routes.length === 0 ? {} : { routes: [...routes.filter(({ path }) => path !== "/*"), ...everything] };
  },
  async found(look) {
    const client = new ElasticLoadBalancingV2Client(clientOf(look.emulator, look.region));
    const serving = (await listenersOf(look)).find(
      ({ DefaultActions = [] }) => !DefaultActions.some(({ Type }) => Type === "redirect"),
    );
    if (serving === undefined) return {};
    const { Rules = [] } = await client.send(new DescribeRulesCommand({ ListenerArn: serving.ListenerArn }));
    const { TargetGroups = [] } = await client.send(new DescribeTargetGroupsCommand({}));
    const ports = new Map(TargetGroups.map(({ TargetGroupArn, Port }) => [TargetGroupArn, Port]));
    return {
      routes: Rules.filter(({ IsDefault }) => !IsDefault)
        .sort((a, b) => Number(a.Priority) - Number(b.Priority))
        .flatMap(({ Conditions = [], Actions = [] }) => {
          const [group] = Actions.map(
            ({ ForwardConfig, TargetGroupArn }) => ForwardConfig?.TargetGroups?.[0]?.TargetGroupArn ?? TargetGroupArn,
          );
          const paths = Conditions.flatMap(
            ({ PathPatternConfig, Values }) => PathPatternConfig?.Values ?? Values ?? [],
          );
          return paths.map((path) => ({ path, port: ports.get(group) }));
        }),
    };
  },
};

/** How the balancer asks tasks for their health. */
export const HEALTH_CHECKS: Comparison = {
  of: "health checks of targets",
  told(graph) {
    const routed = new Set(balancersOf(graph).flatMap(({ routes }) => routes.map(({ target }) => target)));
    const targets = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")].filter(({ id }) =>
      routed.has(id),
    );
    return checks(
      targets.map(({ port, health }) => ({
        port,
        path: health.path,
        interval: health.interval / SECOND,
        timeout: health.timeout / SECOND,
        healthy: health.healthyAfter,
        unhealthy: health.unhealthyAfter,
      })),
    );
  },
  async found(look) {
    const client = new ElasticLoadBalancingV2Client(clientOf(look.emulator, look.region));
    const { TargetGroups = [] } = await client.send(new DescribeTargetGroupsCommand({}));
    return checks(
      TargetGroups.map((group) => ({
        port: group.Port,
        path: group.HealthCheckPath,
        interval: group.HealthCheckIntervalSeconds,
        timeout: group.HealthCheckTimeoutSeconds,
        healthy: group.HealthyThresholdCount,
        unhealthy: group.UnhealthyThresholdCount,
      })),
    );
  },
};

/** Each different check once: a service that shifts traffic has a pair of groups with the same one. */
function checks(all: readonly object[]): Readonly<Record<string, true>> {
  return Object.fromEntries(all.map((check) => [JSON.stringify(check), true]));
}

function balancersOf(graph: Graph): readonly Balancer[] {
  return resourcesOf(graph, "balancer").filter(({ engine }) => engine === "balancer");
}

async function listenersOf(look: Look): Promise<readonly Listener[]> {
  const client = new ElasticLoadBalancingV2Client(clientOf(look.emulator, look.region));
  const { LoadBalancers = [] } = await client.send(new DescribeLoadBalancersCommand({}));
  const answers = await Promise.all(
    LoadBalancers.map(({ LoadBalancerArn }) => client.send(new DescribeListenersCommand({ LoadBalancerArn }))),
  );
  return answers.flatMap(({ Listeners = [] }) => Listeners);
}
