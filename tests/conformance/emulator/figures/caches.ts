import { DescribeReplicationGroupsCommand, ElastiCacheClient } from "@aws-sdk/client-elasticache";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import type { Comparison } from "./comparison.ts";

/** Node class, nodes, shards and encryption of each cache. */
export const CACHES: Comparison = {
  of: "caches",
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "redis")
        .filter(({ container }) => container === null)
        .map((redis) => [
          redis.id,
          {
            node: redis.nodeType,
            shards: redis.cluster?.shards ?? 1,
            nodes: redis.cluster === null ? redis.nodes : redis.cluster.shards * (1 + redis.cluster.replicas),
            transit: redis.encryption.transit,
            rest: redis.encryption.rest,
            multiZone: redis.multiZone && (redis.cluster === null ? redis.nodes > 1 : redis.cluster.replicas > 0),
          },
        ]),
    );
  },
  async found(look) {
    const client = new ElastiCacheClient(clientOf(look.emulator, look.region));
    const { ReplicationGroups = [] } = await client.send(new DescribeReplicationGroupsCommand({}));
    return Object.fromEntries(
      ReplicationGroups.map((one) => [
        one.Description,
        {
          node: one.CacheNodeType,
          shards: one.NodeGroups?.length,
          nodes: one.MemberClusters?.length,
          transit: one.TransitEncryptionEnabled,
          rest: one.AtRestEncryptionEnabled,
          multiZone: one.MultiAZ === "enabled",
        },
      ]),
    );
  },
};
