import { DescribeSecurityGroupsCommand, EC2Client, type SecurityGroup } from "@aws-sdk/client-ec2";
import { findResource, type Graph, type Postgres, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, type Look, plainName } from "./comparison.ts";

/** Between groups of one network a security edge is a rule at the group that it leads to, and nothing else lets anybody in. */
export const SECURITY_EDGES: Comparison = {
  of: "who may reach whom, by security groups",
  told(graph) {
    const edges = resourcesOf(graph, "security-edge").filter(
      ({ from, to }) => hasGroup(graph, from) && hasGroup(graph, to) && !isMetInPublic(graph, to),
    );
    const rules = edges.map(({ from, to, protocol, port }) => `${from} → ${entrance(graph, to)}: ${protocol} ${port}`);
    const inner = resourcesOf(graph, "postgres").flatMap((postgres) => beside(graph, postgres));
    return Object.fromEntries([...rules, ...inner].map((rule) => [rule, true]));
  },
  async found(look) {
    const client = new EC2Client(clientOf(look.emulator, look.region));
    const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({}));
    const names = new Map(SecurityGroups.map((group) => [group.GroupId ?? "", ownerOf(group, look)]));
    const rules = SecurityGroups.flatMap(({ GroupId = "", IpPermissions = [] }) =>
      IpPermissions.flatMap(({ UserIdGroupPairs = [], IpProtocol, FromPort }) =>
        UserIdGroupPairs.map(
          ({ GroupId: from = "" }) => `${names.get(from)} → ${names.get(GroupId)}: ${IpProtocol} ${FromPort}`,
        ),
      ),
    );
    return Object.fromEntries(rules.map((rule) => [rule, true]));
  },
};

/** Who reaches a database beside the processes: its pooler, the task that makes it ready, and the function that changes its password. */
function beside(graph: Graph, { id, port, pooler, password }: Postgres): readonly string[] {
  const rotates = findResource(graph, "secret", password)?.rotateEvery ?? null;
  const migrates = carries(graph, id);
  return [
    ...(migrates ? [`${plainName(id)}-migration → ${entrance(graph, id)}: tcp ${port}`] : []),
    ...(pooler === null ? [] : [`${plainName(id)}-pooler → ${id}: tcp ${port}`]),
    ...(rotates === null ? [] : [`${plainName(id)}-rotation → ${id}: tcp ${port}`]),
  ];
}

/** Whether any image brings migrations to a database. */
function carries(graph: Graph, id: string): boolean {
  return [...resourcesOf(graph, "service"), ...resourcesOf(graph, "worker")].some((one) => {
    const modules = one.kind === "service" ? one.modules : [one.module];
    const hasNode = one.kind === "worker" || one.health.container;
    return (
      one.host === null && hasNode && one.uses.includes(id) && modules.some(({ migrations }) => migrations !== null)
    );
  });
}

/** A pooled database is met at its pooler. */
function entrance(graph: Graph, id: string): string {
  const pooler = findResource(graph, "postgres", id)?.pooler ?? null;
  return pooler === null ? id : `${plainName(id)}-pooler`;
}

const OWNERS = new Set(["balancer", "service", "site", "worker", "postgres", "redis", "search", "host"]);

/** What a group's description ends in is the plain name of its owner. */
function ownerOf({ Description = "" }: SecurityGroup, { graph }: Look): string {
  const name = Description.slice(`${graph.platform}-${graph.environment}-`.length);
  return graph.resources.find(({ id, kind }) => OWNERS.has(kind) && plainName(id) === name)?.id ?? name;
}

/** Containers of one machine have the machine's group. */
function hasGroup(graph: Graph, id: string): boolean {
  const resource = graph.resources.find((one) => one.id === id);
  if (resource === undefined || !OWNERS.has(resource.kind)) return false;
  if ("host" in resource && resource.host !== null) return false;
  return !("container" in resource) || resource.container === null;
}

/** A balancer in public subnets lets the addresses of NAT gateways in, not groups. */
function isMetInPublic(graph: Graph, id: string): boolean {
  return findResource(graph, "balancer", id)?.tier === "public";
}
