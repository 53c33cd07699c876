import { findResource, type Graph, resourcesOf } from "@terrace/core/graph";
import { engineName } from "../../plan/name.ts";
import type { RunPlan } from "../../plan/run-plan.ts";
import { bucketSource } from "./bucket-source.ts";
import type { CopySource } from "./copy-source.ts";
import { redisSource } from "./redis-source.ts";

/** Every cache and bucket whose copies the graph asks for. */
export function copySources(graph: Graph, { processes }: RunPlan, state: string): readonly CopySource[] {
  return resourcesOf(graph, "backup").flatMap((backup) => {
    const bucket = findResource(graph, "bucket", backup.of);
    if (bucket !== undefined) return [bucketSource(backup, bucket, state)];
    const redis = findResource(graph, "redis", backup.of);
    const server = redis && processes.find(({ name }) => name === engineName(graph, redis.id, "redis"));
    return server === undefined ? [] : [redisSource(backup, server, state)];
  });
}
