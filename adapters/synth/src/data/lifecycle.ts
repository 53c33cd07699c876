import type { Bucket, LifecycleRule, Prefix } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { days } from "../assembly/measure.ts";

const STORAGE_CLASS: Readonly<Record<Exclude<LifecycleRule["action"], "delete">, string>> = {
  infrequent: "STANDARD_IA",
  intelligent: "INTELLIGENT_TIERING",
  glacier: "GLACIER",
};

/** What happens to objects as they age, one rule for each folder, and to versions that were overwritten. (BRQ-STOR-02..06) */
export function lifecycleOf(bucket: Bucket): CfnBucket.RuleProperty[] {
  const ageing = bucket.prefixes.flatMap((prefix) => (prefix.lifecycle.length === 0 ? [] : [ruleOf(prefix)]));
  if (bucket.oldVersions === null) return ageing;
  const old = {
    id: "OldVersions",
    status: "Enabled",
    noncurrentVersionExpiration: { noncurrentDays: days(bucket.oldVersions) },
  };
  return [...ageing, old];
}

function ruleOf({ prefix, lifecycle }: Prefix): CfnBucket.RuleProperty {
  const transitions = lifecycle.flatMap(({ action, after }) =>
    action === "delete" ? [] : [{ storageClass: STORAGE_CLASS[action], transitionInDays: days(after) }],
  );
  const deleted = lifecycle.find(({ action }) => action === "delete");
  return {
    id: prefix === "" ? "All" : pascal(prefix),
    prefix,
    status: "Enabled",
    ...(transitions.length === 0 ? {} : { transitions }),
    ...(deleted === undefined ? {} : { expirationInDays: days(deleted.after) }),
  };
}
