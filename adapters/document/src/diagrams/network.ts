import { type Graph, resourcesOf, type Tier } from "@terrace/core/graph";
import type { Box, NestDiagram } from "../model/diagram.ts";
import { nameOf } from "../model/figure.ts";
import { productOf } from "./parts.ts";

/** Zones and subnets, and what stands in each tier. (WEB-DOC-01, STM-DOC-01, ATL-DOC-01) */
export function networkDiagram(graph: Graph): NestDiagram | null {
  const [network] = resourcesOf(graph, "network");
  if (network === undefined || graph.target === "local") return null;
  const zones = network.zones.map(
    (zone): Box => ({
      label: zone,
      detail: "",
      tone: "outside",
      direction: "column",
      boxes: network.subnets
        .filter((subnet) => subnet.zone === zone)
        .map(({ tier, cidr }) => ({ label: tier, detail: cidr, tone: TONE[tier], direction: "row", boxes: [] })),
    }),
  );
  const nat = { none: "no NAT", single: "one NAT gateway", "per-zone": "a NAT gateway in each zone" }[network.nat];
  const gateway = network.internetGateway ? "internet gateway" : "no way out";
  const tiers = [...new Set(network.subnets.map(({ tier }) => tier))].map((tier) => standing(graph, tier));
  const box: Box = {
    label: `VPC ${network.cidr}`,
    detail: `${graph.region ?? ""} · ${gateway} · ${nat}`,
    tone: "outside",
    direction: "column",
    boxes: [
      { label: "Zones", detail: "", tone: "outside", direction: "row", boxes: zones },
      ...tiers.filter(({ boxes }) => boxes.length > 0),
      ...(network.endpoints.length === 0 ? [] : [endpoints(network.endpoints)]),
    ],
  };
  return { kind: "nest", title: "Network", box };
}

const TONE = { public: "entrance", private: "compute", data: "store" } as const;

function standing(graph: Graph, tier: Tier): Box {
  const boxes = graph.resources.flatMap((resource): readonly Box[] => {
    const own = "tier" in resource ? resource.tier : resource.kind === "search" ? resource.cluster?.tier : undefined;
    const isInside =
      !("host" in resource && resource.host !== null) && !("container" in resource && resource.container !== null);
    if (own !== tier || !isInside || (resource.kind === "balancer" && resource.engine === "edge")) return [];
    return [
      { label: nameOf(resource.id), detail: productOf(resource, graph), tone: TONE[tier], direction: "row", boxes: [] },
    ];
  });
  const lines = Array.from({ length: Math.ceil(boxes.length / 4) }, (_, index) =>
    boxes.slice(index * 4, index * 4 + 4),
  );
  const rows = lines.map((line): Box => ({ label: "", detail: "", tone: "outside", direction: "row", boxes: line }));
  const [first = []] = lines;
  return {
    label: `In ${tier} subnets`,
    detail: "",
    tone: "outside",
    direction: lines.length > 1 ? "column" : "row",
    boxes: lines.length > 1 ? rows : first,
  };
}

function endpoints(list: readonly { readonly service: string; readonly type: string }[]): Box {
  return {
    label: "Endpoints",
    detail: list.map(({ service }) => service).join(", "),
    tone: "watch",
    direction: "row",
    boxes: [],
  };
}
