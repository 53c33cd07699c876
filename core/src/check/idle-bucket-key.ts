import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A bucket key stands in for calls to KMS; without KMS there are none. (BRQ-STOR-08, CON-BRQ-12) */
export const idleBucketKey: Rule = {
  code: "TER-CHK-030",
  check: (graph) =>
    resourcesOf(graph, "bucket")
      .filter(({ encryption }) => encryption.bucketKey && encryption.algorithm !== "kms")
      .map(({ id, encryption }) => ({
        of: id,
        word: "bucketKey",
        message: `${id} has a bucket key, which does nothing with encryption "${encryption.algorithm}"`,
        hint: 'leave bucketKey out, or encrypt with "kms"',
      })),
};
