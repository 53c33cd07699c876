import { type Bucket, findResource } from "@terrace/core/graph";
import { differ, homeGraph, type SynthContext } from "../assembly/context.ts";
import { derive } from "../assembly/facts.ts";
import { type Part, SYNTHESIZED } from "../assembly/part.ts";

/** A bucket in a second region: what the first one's replication fills. It stands among the copies. (ATL-DR-10, BRQ-DR-06) */
export function copiedBucket(bucket: Bucket, context: SynthContext): Part {
  derive(context, bucket.id, { name: () => bucket.name });
  if (findResource(homeGraph(context), "bucket", bucket.id)?.name === bucket.name)
    differ(context, bucket.id, `not copied to ${context.region}: tasks there use the bucket of the first region`);
  return SYNTHESIZED;
}
