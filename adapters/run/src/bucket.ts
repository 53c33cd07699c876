import type { Bucket } from "@terrace/core/graph";
import { type PlanContext, reportNotRun } from "./plan/context.ts";
import { bucketFolder } from "./plan/output.ts";
import { type Part, planned } from "./plan/part.ts";

/** A bucket is a folder with one folder below it for each prefix. (BRQ-STOR-01) */
export function planBucket(bucket: Bucket, context: PlanContext): Part {
  reportBeyond(bucket, context);
  const root = bucketFolder(context, bucket.name);
  const prefixes = bucket.prefixes.map(({ prefix }) => `${root}/${prefix.replace(/\/+$/, "")}`);
  return planned({ folders: [root, ...prefixes].map((path) => ({ path })) });
}

function reportBeyond(bucket: Bucket, context: PlanContext): void {
  if (bucket.prefixes.some(({ lifecycle }) => lifecycle.length > 0))
    reportNotRun(context, bucket.id, "objects do not age: lifecycle rules are not run here yet");
  if (bucket.versioning) reportNotRun(context, bucket.id, "objects have one version here");
  if (bucket.replication.length > 0) reportNotRun(context, bucket.id, "copies in other regions are not kept here yet");
  if (bucket.encryption.algorithm !== "none") reportNotRun(context, bucket.id, "objects are not encrypted here");
}
