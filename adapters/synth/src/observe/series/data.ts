import type { Bucket, Postgres, Queue, Redis, Search } from "@terrace/core/graph";
import { instanceSize } from "@terrace/core/units";
import { Aws } from "aws-cdk-lib";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { differ } from "../../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../../assembly/name.ts";
import { stackFor } from "../../assembly/stacks.ts";
import { databaseIdentifier } from "../../data/database.ts";
import { queueName } from "../../queue.ts";
import { type Measurement, one, PERCENT, SECONDS, type Series, share, type Watcher, worked } from "../measurement.ts";

/** What RDS measures of a server and its replicas. (BRQ-METR-03, ATL-ALARM-04, ATL-ALARM-10, ATL-ALARM-11) */
export function postgresSeries(postgres: Postgres, metric: string, { context }: Watcher): Measurement | null {
  const identifier = databaseIdentifier(postgres, context);
  const of = (metricName: string, DBInstanceIdentifier = identifier): Series => ({
    namespace: "AWS/RDS",
    metricName,
    dimensions: { DBInstanceIdentifier },
  });
  switch (metric) {
    case "cpu":
      return one(of("CPUUtilization"), PERCENT);
    case "memory": {
      const memory = instanceSize("postgres", postgres.instanceClass)?.memory;
      return memory === undefined ? null : worked(`1 - m1 / ${memory}`, [of("FreeableMemory")]);
    }
    case "disk":
      return worked(`1 - m1 / ${postgres.storage.size}`, [{ ...of("FreeStorageSpace"), stat: "Minimum" }]);
    case "connections":
      return one(of("DatabaseConnections"));
    case "iops":
      return worked("m1 + m2", [of("ReadIOPS"), of("WriteIOPS")]);
    case "read-latency":
      return one(of("ReadLatency"), SECONDS);
    case "write-latency":
      return one(of("WriteLatency"), SECONDS);
    case "replica-lag": {
      const replicas = postgres.replicas
        .filter(({ region }) => region === context.region)
        .map(({ name }, index) => of("ReplicaLag", name ?? `${identifier}-replica-${index + 1}`));
      const [first] = replicas;
      if (first === undefined) return null;
      return replicas.length === 1 ? one(first, SECONDS) : worked("MAX(METRICS())", replicas, SECONDS);
    }
    case "connection-failures":
      return postgres.pooler === null ? null : refused(physicalName(context.graph, nameOf(postgres.id)));
    default:
      return null;
  }
}

/** RDS counts no refused connections; its proxy does, on both of its sides. */
function refused(ProxyName: string): Measurement {
  const of = (metricName: string): Series => ({ namespace: "AWS/RDS", metricName, dimensions: { ProxyName } });
  return worked("FILL(m1, 0) + FILL(m2, 0)", [
    of("ClientConnectionsSetupFailedAuth"),
    { ...of("DatabaseConnectionsSetupFailed"), stat: "Sum" },
  ]);
}

/** What ElastiCache measures: the fullest or busiest node of all. (BRQ-METR-04) */
export function redisSeries(redis: Redis, metric: string, { context }: Watcher): Measurement | null {
  if (redis.container !== null) return null;
  const group = physicalName(context.graph, nameOf(redis.id), 40);
  const nodes = (metricName: string): readonly Series[] =>
    nodeIds(redis, group).map((CacheClusterId) => ({
      namespace: "AWS/ElastiCache",
      metricName,
      dimensions: { CacheClusterId },
    }));
  const over = (how: "MAX" | "SUM" | "AVG", metricName: string, factor = 1): Measurement => {
    const series = nodes(metricName);
    const [first] = series;
    return first !== undefined && series.length === 1
      ? one(first, factor)
      : worked(`${how}(METRICS())`, series, factor);
  };
  switch (metric) {
    case "cpu":
      return over("MAX", "EngineCPUUtilization", PERCENT);
    case "memory":
      return over("MAX", "DatabaseMemoryUsagePercentage", PERCENT);
    case "connections":
      return over("SUM", "CurrConnections");
    case "connection-failures":
      return over("SUM", "AuthenticationFailures");
    case "cache-hit-ratio":
      return over("AVG", "CacheHitRate", PERCENT);
    case "evictions":
      return over("SUM", "Evictions");
    default:
      return null;
  }
}

/** `<group>-001`, or `<group>-0001-001` in a cluster, as ElastiCache names nodes. CloudWatch works out ten series at most. */
function nodeIds({ cluster, nodes }: Redis, group: string): readonly string[] {
  const number = (value: number, width: number): string => String(value + 1).padStart(width, "0");
  if (cluster === null) return Array.from({ length: nodes }, (_, node) => `${group}-${number(node, 3)}`).slice(0, 10);
  return Array.from({ length: cluster.shards }, (_, shard) => `${group}-${number(shard, 4)}-001`).slice(0, 10);
}

/** What OpenSearch measures of a cluster. (ATL-ALARM-12) */
export function searchSeries(
  { id, engine, cluster }: Search,
  metric: string,
  { context }: Watcher,
): Measurement | null {
  if (engine !== "opensearch" || cluster === null) return null;
  const dimensions = { DomainName: physicalName(context.graph, nameOf(id), 28), ClientId: Aws.ACCOUNT_ID };
  const of = (metricName: string): Series => ({ namespace: "AWS/ES", metricName, dimensions });
  switch (metric) {
    case "cpu":
      return one(of("CPUUtilization"), PERCENT);
    case "memory":
      return one(of("JVMMemoryPressure"), PERCENT);
    case "disk":
      return worked(`1 - m1 * 1048576 / ${cluster.storage}`, [{ ...of("FreeStorageSpace"), stat: "Minimum" }]);
    case "cluster-red":
      return one(of("ClusterStatus.red"));
    case "latency-p95":
      return one(of("SearchLatency"));
    case "error-ratio":
      return share([of("5xx")], of("OpenSearchRequests"));
    default:
      return null;
  }
}

/** What SQS measures. (ATL-ALARM-05, ATL-ALARM-13) */
export function queueSeries(queue: Queue, metric: string, { context }: Watcher): Measurement | null {
  const of = (metricName: string, suffix?: string): Series => ({
    namespace: "AWS/SQS",
    metricName,
    dimensions: { QueueName: queueName(queue, context, suffix) },
  });
  switch (metric) {
    case "queue-depth":
      return one(of("ApproximateNumberOfMessagesVisible"));
    case "queue-age":
      return one(of("ApproximateAgeOfOldestMessage"), SECONDS);
    case "dead-letters":
      return one(of("ApproximateNumberOfMessagesVisible", "dead"));
    default:
      return null;
  }
}

const WHOLE_BUCKET = "EntireBucket";

/** What S3 measures of a bucket: requests once they are asked for, the size once a day. (BRQ-METR-05, BRQ-ALARM-05) */
export function bucketSeries({ id, name }: Bucket, metric: string, { context }: Watcher): Measurement | null {
  const requests = (metricName: string): Series => ({
    namespace: "AWS/S3",
    metricName,
    dimensions: { BucketName: name, FilterId: WHOLE_BUCKET },
  });
  if (metric === "stored-bytes")
    return one({
      namespace: "AWS/S3",
      metricName: "BucketSizeBytes",
      dimensions: { BucketName: name, StorageType: "StandardStorage" },
      period: 86_400,
    });
  const built = stackFor(context, "data").node.tryFindChild(logicalId(id));
  if (built instanceof CfnBucket) built.metricsConfigurations = [{ id: WHOLE_BUCKET }];
  switch (metric) {
    case "requests":
      return one({ ...requests("AllRequests"), stat: "Sum" });
    case "error-ratio":
      return share([requests("5xxErrors")], requests("AllRequests"));
    case "upload-failure-ratio":
      differ(
        context,
        id,
        "S3 counts failures over all requests together: the share of failed uploads is that of failed requests to the bucket",
      );
      return share([requests("4xxErrors"), requests("5xxErrors")], requests("AllRequests"));
    default:
      return null;
  }
}
