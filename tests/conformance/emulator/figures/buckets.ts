import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type LifecycleRule,
  S3Client,
} from "@aws-sdk/client-s3";
import { type Bucket, resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, DAY } from "./comparison.ts";

const STORAGE_CLASS = { infrequent: "STANDARD_IA", intelligent: "INTELLIGENT_TIERING", glacier: "GLACIER" } as const;

/** Encryption, versions, ageing and privacy of each bucket. */
export const BUCKETS: Comparison = {
  of: "buckets",
  forgotten: {
    ageing: "LifecycleConfiguration of AWS::S3::Bucket",
    encryption: "BucketEncryption of AWS::S3::Bucket",
  },
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "bucket").map((bucket) => [
        bucket.name,
        {
          encryption: bucket.encryption.algorithm === "kms" ? "aws:kms" : "AES256",
          versioning: bucket.versioning || bucket.replication.length > 0,
          private: true,
          cors: bucket.cors.map(({ origins, methods }) => [...origins, ...methods].join(" ")),
          ageing: toldAgeing(bucket),
        },
      ]),
    );
  },
  async found(look) {
    const client = new S3Client(clientOf(look.emulator, look.region));
    const figures = resourcesOf(look.graph, "bucket").map(async ({ name: Bucket, prefixes }) => {
      const encryption = await client.send(new GetBucketEncryptionCommand({ Bucket }));
      const versioning = await client.send(new GetBucketVersioningCommand({ Bucket }));
      const access = await client.send(new GetPublicAccessBlockCommand({ Bucket }));
      const rules = (await rulesOf(Bucket, client)).filter(
        (one) => one.ID !== "OldVersions" && prefixes.some(({ prefix }) => prefix === prefixOf(one)),
      );
      return [
        Bucket,
        {
          encryption:
            encryption.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
          versioning: versioning.Status === "Enabled",
          private: Object.values(access.PublicAccessBlockConfiguration ?? { none: false }).every((one) => one === true),
          cors: await corsOf(Bucket, client),
          ageing: ageingOf(rules),
        },
      ] as const;
    });
    return Object.fromEntries(await Promise.all(figures));
  },
};

function prefixOf(rule: LifecycleRule): string {
  return rule.Prefix ?? rule.Filter?.Prefix ?? "";
}

/** `undefined` for a bucket whose objects stay as they are. */
function toldAgeing({ prefixes }: Bucket): object | undefined {
  const ageing = prefixes
    .filter(({ lifecycle }) => lifecycle.length > 0)
    .map(({ prefix, lifecycle }) => [
      prefix,
      Object.fromEntries(
        lifecycle.map(({ action, after }) => [action === "delete" ? action : STORAGE_CLASS[action], after / DAY]),
      ),
    ]);
  return ageing.length === 0 ? undefined : Object.fromEntries(ageing);
}

function ageingOf(rules: readonly LifecycleRule[]): object | undefined {
  if (rules.length === 0) return undefined;
  return Object.fromEntries(
    rules.map((rule) => [
      prefixOf(rule),
      {
        ...Object.fromEntries((rule.Transitions ?? []).map(({ StorageClass, Days }) => [StorageClass, Days])),
        ...(rule.Expiration?.Days === undefined ? {} : { delete: rule.Expiration.Days }),
      },
    ]),
  );
}

async function rulesOf(Bucket: string, client: S3Client): Promise<readonly LifecycleRule[]> {
  const { Rules = [] } = await orNothing(() => client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })));
  return Rules;
}

async function corsOf(Bucket: string, client: S3Client): Promise<readonly string[]> {
  const { CORSRules = [] } = await orNothing(() => client.send(new GetBucketCorsCommand({ Bucket })));
  return CORSRules.map(({ AllowedOrigins = [], AllowedMethods = [] }) =>
    [...AllowedOrigins, ...AllowedMethods].join(" "),
  );
}

/** S3 answers with an error where a bucket has no configuration of a kind. */
async function orNothing<T extends object>(ask: () => Promise<T>): Promise<Partial<T>> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("NoSuch")) return {};
    throw error;
  }
}
