import { type Graph, groundOf, type Resource, surgeOf, type Tier } from "../graph/index.ts";

/** Something that takes addresses in a tier's subnets. */
export interface Tenant {
  readonly name: string;
  readonly tier: Tier;
  /** All that may stand at once, shared out over the tier's subnets. */
  readonly spread: number;
  /** What each of the subnets has to have for it. */
  readonly each: number;
  /** Whether AWS makes it only over two zones. */
  readonly needsTwoZones: boolean;
}

/** Addresses that a load balancer wants free in each of its subnets. Source: AWS, "Application Load Balancers", subnets. */
const BALANCER_ADDRESSES = 8;

/** Everything of a platform that takes addresses on AWS, with the most that it may take. */
export function tenantsOf(resources: readonly Resource[], region: Graph["region"]): readonly Tenant[] {
  return resources.flatMap((resource): readonly Tenant[] => {
    const name = resource.id.slice(resource.id.indexOf(".") + 1);
    if (groundOf(resources, resource.id) !== resource.id) return [];
    switch (resource.kind) {
      case "balancer":
        if (resource.engine === "edge") return [];
        return [{ name, tier: resource.tier, spread: 0, each: BALANCER_ADDRESSES, needsTwoZones: true }];
      case "service":
      case "site":
      case "worker":
        return [spreadOut(name, resource.tier, Math.ceil(resource.tasks.maximum * surgeOf(resource.deployment)))];
      case "postgres": {
        const near = resource.replicas.filter((replica) => replica.region === region).length;
        const instances = 1 + (resource.multiZone ? 1 : 0) + Math.max(near, resource.replicaScaling?.maximum ?? 0);
        return [{ ...spreadOut(name, resource.tier, instances), needsTwoZones: true }];
      }
      case "redis":
        return [{ ...spreadOut(name, resource.tier, resource.nodes), needsTwoZones: resource.multiZone }];
      case "search":
        if (resource.cluster === null) return [];
        return [
          spreadOut(name, resource.cluster.tier, resource.cluster.nodes + (resource.cluster.masters?.nodes ?? 0)),
        ];
      case "host":
        return [spreadOut(name, resource.tier, 1)];
      case "network":
        return [
          ...(resource.nat === "none" ? [] : [{ ...spreadOut("NAT", "public", 0), each: 1 }]),
          ...resource.endpoints.flatMap(({ service, type }) =>
            type === "interface" ? [{ ...spreadOut(`the endpoint of ${service}`, "private", 0), each: 1 }] : [],
          ),
        ];
      default:
        return [];
    }
  });
}

function spreadOut(name: string, tier: Tier, spread: number): Tenant {
  return { name, tier, spread, each: 0, needsTwoZones: false };
}
