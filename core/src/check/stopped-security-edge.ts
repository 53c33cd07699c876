import {
  type AclRule,
  type Graph,
  groundOf,
  type Network,
  type ResourceId,
  resourcesOf,
  type Tier,
} from "../graph/index.ts";
import { parseCidr } from "../units/index.ts";
import type { Rule } from "./rule.ts";

/** Ports that answers come back to. Source: AWS, "Control subnet traffic with network access control lists: ephemeral ports". */
const ANSWERS = [1_024, 65_535] as const;

const EVERYWHERE = "0.0.0.0/0";

/** Rules at a tier's border know of no connection: they have to let in what a security edge allows, and its answers out again. (DFZ-NET-03, WEB-NET-10) */
export const stoppedSecurityEdge: Rule = {
  code: "TER-CHK-078",
  check: (graph) =>
    resourcesOf(graph, "network").flatMap((network) =>
      network.acls.flatMap(({ tier, rules }) =>
        conversations(graph).flatMap(({ id, from, to, ports }) => {
          const stopped = [
            ...(to.includes(tier) ? missing(rules, { asked: "in", ports, peers: cidrsOf(network, from) }) : []),
            ...(from.includes(tier) ? missing(rules, { asked: "out", ports, peers: cidrsOf(network, to) }) : []),
          ];
          return stopped.slice(0, 1).map((what) => ({
            of: network.id,
            word: `acls.${tier}`,
            message: `${id} is allowed, and the rules at the border of the ${tier} subnets do not let ${what}`,
            hint: "rules of a border are asked for each packet: write one for the requests and one for their answers",
          }));
        }),
      ),
    ),
};

interface Conversation {
  readonly id: string;
  readonly from: readonly (Tier | "internet")[];
  readonly to: readonly (Tier | "internet")[];
  readonly ports: readonly [from: number, to: number];
}

/** What the edges allow, and what a pooler needs of the server that it stands beside. */
function conversations(graph: Graph): readonly Conversation[] {
  const tiers = tiersOf(graph);
  const placeOf = (id: ResourceId): Conversation["to"] =>
    id === "internet" ? [id] : (tiers.get(groundOf(graph.resources, id)) ?? ["internet"]);
  return [
    ...resourcesOf(graph, "security-edge").map(({ id, from, to, port }) => ({
      id,
      from: placeOf(from),
      // A public balancer is asked by its public addresses.
      to: from !== "internet" && to.startsWith("balancer.") ? (["internet"] as const) : placeOf(to),
      ports: port === 0 ? ([0, 65_535] as const) : ([port, port] as const),
    })),
    ...resourcesOf(graph, "postgres")
      .filter(({ pooler }) => pooler !== null && graph.target === "aws")
      .map(({ id, tier, port }) => ({
        id: `the way from the pooler of ${id} to its server`,
        from: [tier],
        to: [tier],
        ports: [port, port] as const,
      })),
  ];
}

function tiersOf(graph: Graph): ReadonlyMap<ResourceId, readonly Tier[]> {
  const clusters = resourcesOf(graph, "search").flatMap(({ id, cluster }) =>
    cluster === null ? [] : [[id, [cluster.tier]] as const],
  );
  const placed = graph.resources.flatMap((resource) =>
    "tier" in resource ? [[resource.id, [resource.tier]] as const] : [],
  );
  return new Map([...placed, ...clusters]);
}

function cidrsOf({ subnets }: Network, tiers: Conversation["to"]): readonly string[] {
  return tiers.flatMap((tier) =>
    tier === "internet" ? [EVERYWHERE] : subnets.filter((subnet) => subnet.tier === tier).map(({ cidr }) => cidr),
  );
}

interface Passage {
  readonly asked: AclRule["direction"];
  readonly ports: Conversation["ports"];
  readonly peers: readonly string[];
}

function missing(rules: readonly AclRule[], { asked, ports, peers }: Passage): readonly string[] {
  const back = asked === "in" ? "out" : "in";
  return peers.flatMap((peer) => [
    ...(passes(rules, { direction: asked, ports, peer })
      ? []
      : [`requests ${asked} by port ${ports[0]} ${way(asked)} ${peer}`]),
    ...(passes(rules, { direction: back, ports: ANSWERS, peer }) ? [] : [`its answers ${back} ${way(back)} ${peer}`]),
  ]);
}

function way(direction: AclRule["direction"]): string {
  return direction === "in" ? "from" : "to";
}

function passes(
  rules: readonly AclRule[],
  { direction, ports, peer }: { direction: AclRule["direction"]; ports: readonly [number, number]; peer: string },
): boolean {
  return rules.some(
    (rule) =>
      rule.direction === direction &&
      rule.protocol !== "udp" &&
      rule.ports[0] <= ports[0] &&
      rule.ports[1] >= ports[1] &&
      holds(rule.cidr, peer),
  );
}

function holds(outer: string, inner: string): boolean {
  const [around, within] = [parseCidr(outer), parseCidr(inner)];
  return around !== undefined && within !== undefined && around.first <= within.first && around.last >= within.last;
}
