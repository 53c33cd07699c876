import type { Redis } from "@terrace/core/graph";
import { charge, charged, everyHour, free, type Part } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets } from "./made-secrets.ts";

/** Cache nodes by engine: Valkey costs a fifth less than Redis for the same node. (BRQ-COST-03, CON-BRQ-04) */
export function priceRedis(cache: Redis, { region }: PriceContext): Part {
  if (cache.container !== null) return free(`a container on ${cache.container.host}`);
  const nodes = cache.cluster === null ? cache.nodes : cache.cluster.shards * (1 + cache.cluster.replicas);
  return charged([
    charge({
      group: "elasticache",
      what: `${cache.nodeType}, ${cache.engine}`,
      sku: `elasticache.${cache.engine}.${cache.nodeType}`,
      region,
      quantity: everyHour(nodes, nodes === 1 ? "node" : "nodes"),
      committable: { family: "elasticache", commitment: cache.commitment },
    }),
    ...madeSecrets(cache.password === null ? 0 : 1, "its URL with the password", region),
  ]);
}
