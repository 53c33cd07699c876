import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Over shards a command may only touch keys of one slot: what worked before fails. Source: Redis, "Cluster specification". (CON-DFZ-05) */
export const shardedCommands: Rule = {
  code: "TER-CHK-033",
  check: (graph) =>
    resourcesOf(graph, "redis")
      .filter(({ cluster }) => cluster !== null && cluster.shards > 1)
      .map(({ id, cluster }) => ({
        of: id,
        word: "cluster",
        message: `${id} spreads its keys over ${cluster?.shards} shards, and commands over several keys fail there`,
        hint: "give keys that are used together one hash tag, {user:1}:…, and acknowledge this; or take one larger shard",
      })),
};
