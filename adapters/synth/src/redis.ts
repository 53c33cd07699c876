import { findResource, logGroupName, type Redis, resourcesOf } from "@terrace/core/graph";
import {
  CfnParameterGroup,
  CfnReplicationGroup,
  type CfnReplicationGroupProps,
  CfnSubnetGroup,
} from "aws-cdk-lib/aws-elasticache";
import { acknowledge } from "./assembly/acknowledge.ts";
import { differ, type SynthContext } from "./assembly/context.ts";
import { fact, publish } from "./assembly/facts.ts";
import { days } from "./assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import type { Place } from "./assembly/place.ts";
import { retain } from "./assembly/retain.ts";
import { resolvedSecret } from "./assembly/secret-value.ts";
import { stackFor } from "./assembly/stacks.ts";
import { waitFor } from "./assembly/wait-for.ts";
import { cacheFamily, cacheParameters } from "./data/cache-parameters.ts";
import { buildCacheUrl } from "./data/cache-url.ts";
import { subnetIds } from "./network/subnet-ids.ts";

/** ElastiCache: one shard with replicas, or a cluster of shards. (BRQ-CACHE-01..08) */
export function synthRedis(redis: Redis, context: SynthContext): Part {
  if (redis.container !== null) return absent("a container on the machine, which the Compose file brings up");
  const stack = stackFor(context, "data");
  const name = physicalName(context.graph, nameOf(redis.id), 40);
  const subnets = new CfnSubnetGroup(stack, logicalId(redis.id, "Subnets"), {
    cacheSubnetGroupName: name,
    description: name,
    subnetIds: subnetIds(stack, redis.tier, context),
  });
  const parameters = new CfnParameterGroup(stack, logicalId(redis.id, "Parameters"), {
    cacheParameterGroupFamily: cacheFamily(redis),
    description: name,
    properties: cacheParameters(redis),
  });
  const group = new CfnReplicationGroup(stack, logicalId(redis.id), {
    replicationGroupId: name,
    replicationGroupDescription: redis.id,
    engine: redis.engine,
    engineVersion: redis.version,
    cacheNodeType: redis.nodeType,
    port: redis.port,
    cacheParameterGroupName: parameters.ref,
    cacheSubnetGroupName: subnets.ref,
    securityGroupIds: [fact({ stack, context }, redis.id, "security-group")],
    ...nodes(redis),
    ...encryption(redis, { stack, context }),
    ...snapshots(redis, context),
    ...logDelivery(redis, context),
    autoMinorVersionUpgrade: true,
  });
  retain(group, redis.id);
  explain(group, redis, context);
  const host = redis.cluster === null ? group.attrPrimaryEndPointAddress : group.attrConfigurationEndPointAddress;
  publish({ stack, context }, redis.id, { host });
  buildCacheUrl(redis, context);
  return SYNTHESIZED;
}

function nodes({ cluster, nodes: count, multiZone }: Redis): Partial<CfnReplicationGroupProps> {
  if (cluster !== null)
    return {
      numNodeGroups: cluster.shards,
      replicasPerNodeGroup: cluster.replicas,
      // A cluster has no other way to go on after the loss of a primary.
      automaticFailoverEnabled: true,
      multiAzEnabled: multiZone && cluster.replicas > 0,
    };
  return { numCacheClusters: count, automaticFailoverEnabled: count > 1, multiAzEnabled: multiZone && count > 1 };
}

function encryption(
  { encryption: wanted, key, password }: Redis,
  { stack, context }: Place,
): Partial<CfnReplicationGroupProps> {
  return {
    atRestEncryptionEnabled: wanted.rest,
    transitEncryptionEnabled: wanted.transit,
    ...(key === null ? {} : { kmsKeyId: fact({ stack, context }, key, "arn") }),
    ...(password === null ? {} : { authToken: resolvedSecret(fact({ stack, context }, password, "arn"), null) }),
  };
}

function snapshots(redis: Redis, { graph }: SynthContext): Partial<CfnReplicationGroupProps> {
  const backup = resourcesOf(graph, "backup").find(({ of }) => of === redis.id);
  return backup === undefined ? {} : { snapshotRetentionLimit: Math.min(35, days(backup.keep)) };
}

function logDelivery({ log }: Redis, { graph }: SynthContext): Partial<CfnReplicationGroupProps> {
  const group = findResource(graph, "log", log);
  if (group === undefined) return {};
  return {
    logDeliveryConfigurations: [
      {
        destinationType: "cloudwatch-logs",
        destinationDetails: { cloudWatchLogsDetails: { logGroup: logGroupName(group, graph) } },
        logFormat: "json",
        logType: "slow-log",
      },
    ],
  };
}

function explain(group: CfnReplicationGroup, redis: Redis, context: SynthContext): void {
  waitFor(group, logicalId(redis.log));
  acknowledge(group, { "AwsSolutions-AEC5": "the port is the one that the spec states; only security edges reach it" });
  if (!redis.multiZone) acknowledge(group, { "AwsSolutions-AEC4": "this environment asks for one zone" });
  if (!(redis.encryption.transit && redis.encryption.rest))
    acknowledge(group, { "AwsSolutions-AEC3": "this environment asks for no encryption of the cache" });
  if (redis.password === null) acknowledge(group, { "AwsSolutions-AEC6": "this environment asks for no password" });
  if (redis.persistence === "append-only")
    differ(context, redis.id, "ElastiCache keeps no append-only file; what must survive stands in the database");
  if (redis.maxMemory !== null) differ(context, redis.id, "the node class decides how much memory there is");
}
