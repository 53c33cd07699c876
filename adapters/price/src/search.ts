import type { Search, SearchCluster } from "@terrace/core/graph";
import { charge, charged, everyHour, free, type Part, standing } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB } from "./month.ts";
import { decimal } from "./words.ts";

/** Nodes, masters and disks of a search cluster; a search inside the database costs nothing of its own. */
export function priceSearch(search: Search, { region }: PriceContext): Part {
  const { cluster } = search;
  if (cluster === null) return free(`searches run in ${search.store ?? "the database"}`);
  const size = cluster.storage / GB;
  return charged([
    nodes(cluster, cluster, region),
    ...(cluster.masters === null ? [] : [nodes(cluster.masters, cluster, region)]),
    charge({
      group: "opensearch",
      what: "disks of the data nodes, gp3",
      sku: "opensearch.storage.gp3",
      region,
      quantity: standing(cluster.nodes * size, `${cluster.nodes} nodes × ${decimal(size)} GB`),
    }),
  ]);
}

function nodes(group: Pick<SearchCluster, "nodeType" | "nodes">, cluster: SearchCluster, region: string) {
  const isMaster = group !== cluster;
  return charge({
    group: "opensearch",
    what: `${group.nodeType}, ${isMaster ? "masters" : "data"}`,
    sku: `opensearch.${group.nodeType}`,
    region,
    quantity: everyHour(group.nodes, group.nodes === 1 ? "node" : "nodes"),
    committable: { family: "opensearch", commitment: isMaster ? null : cluster.commitment },
  });
}
