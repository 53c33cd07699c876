import { type Bucket, findResource, type Graph, type Live, resourcesOf } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { days } from "../assembly/measure.ts";

import { recordingPrefix } from "./names.ts";

/** Recordings that nobody asked to keep go by themselves, unless the bucket's own words say when. (DFZ-LIVE-06, CON-DFZ-22) */
export function recordingRules(bucket: Bucket, graph: Graph): CfnBucket.RuleProperty[] {
  return resourcesOf(graph, "live")
    .filter((live) => live.store === bucket.id && sweptAfter(bucket, live) === undefined)
    .map((live) => ({
      id: pascal(recordingPrefix(live)),
      prefix: recordingPrefix(live),
      status: "Enabled",
      expirationInDays: days(live.keep),
    }));
}

/** Days that a recording stays in the bucket. */
export function recordedDays(live: Live, graph: Graph): number {
  const bucket = findResource(graph, "bucket", live.store);
  return days((bucket === undefined ? undefined : sweptAfter(bucket, live)) ?? live.keep);
}

function sweptAfter({ prefixes }: Bucket, live: Live): number | undefined {
  return prefixes
    .filter(({ prefix }) => recordingPrefix(live).startsWith(prefix))
    .flatMap(({ lifecycle }) => lifecycle.filter(({ action }) => action === "delete"))
    .map(({ after }) => after)
    .sort((a, b) => a - b)[0];
}
