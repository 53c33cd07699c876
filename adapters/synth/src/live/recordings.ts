import { type Bucket, type Graph, resourcesOf } from "@terrace/core/graph";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { days } from "../assembly/measure.ts";
import { pascal } from "../assembly/name.ts";
import { recordingPrefix } from "./names.ts";

/** Recordings that nobody asked to keep go by themselves, unless the bucket's own words say when. (DFZ-LIVE-06, CON-DFZ-22) */
export function recordingRules(bucket: Bucket, graph: Graph): CfnBucket.RuleProperty[] {
  return resourcesOf(graph, "live")
    .filter(({ store }) => store === bucket.id)
    .map((live) => ({ live, prefix: recordingPrefix(live) }))
    .filter(({ prefix }) => !isSwept(bucket, prefix))
    .map(({ live, prefix }) => ({
      id: pascal(prefix),
      prefix,
      status: "Enabled",
      expirationInDays: days(live.keep),
    }));
}

function isSwept({ prefixes }: Bucket, folder: string): boolean {
  return prefixes.some(
    ({ prefix, lifecycle }) => folder.startsWith(prefix) && lifecycle.some(({ action }) => action === "delete"),
  );
}
