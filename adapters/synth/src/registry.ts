import type { Registry } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import { Aws, CfnCondition, CfnParameter, Fn, RemovalPolicy, type Stack } from "aws-cdk-lib";
import { CfnReplicationConfiguration, CfnRepository } from "aws-cdk-lib/aws-ecr";
import { report, type SynthContext, standbyRegions } from "./assembly/context.ts";
import { days } from "./assembly/measure.ts";
import { logicalId, repositoryName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { retain } from "./assembly/retain.ts";
import { stackFor } from "./assembly/stacks.ts";

/** Marks an image that a revision was deployed from; the pipeline sets it. */
export const LIVE_TAG = "live-";

/** Deployed images that stay whatever their age: revisions that run, and those that a rollback returns to. */
const LIVE_KEPT = 50;

/** Repositories of ECR, one for each kind of process of this environment, and their copies where a standby waits. (BRQ-STOR-10, STM-STOR-02, CON-STM-13, ATL-DR-14) */
export function synthRegistry(registry: Registry, context: SynthContext): Part {
  const stack = stackFor(context, "delivery");
  const regions = [...new Set([...registry.replication, ...standbyRegions(context.graph)])].sort();
  buildRepositories(stack, registry, context);
  // They stand before the first image is copied: ECR would make ones that never let go of an image.
  for (const region of regions) buildRepositories(stackFor(context, "copies", region), registry, context);
  if (regions.length > 0) buildReplication(registry, regions, context);
  return SYNTHESIZED;
}

/** An account has one configuration of copying in each region, whole: a second stack that makes it takes the rules of the first away. It outlives the environment that made it. */
function buildReplication({ id }: Registry, regions: readonly string[], context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const prefix = repositoryName(context.graph, "");
  const parameter = new CfnParameter(stack, "ImageReplication", {
    type: "String",
    default: "create",
    allowedValues: ["create", "exists"],
    description:
      "An account has one configuration of replication in a region: `exists` where another stack has made it",
  });
  const replication = new CfnReplicationConfiguration(stack, logicalId(id, "Replication"), {
    replicationConfiguration: {
      rules: [
        {
          destinations: regions.map((region) => ({ region, registryId: Aws.ACCOUNT_ID })),
          repositoryFilters: [{ filter: prefix, filterType: "PREFIX_MATCH" }],
        },
      ],
    },
  });
  replication.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  replication.cfnOptions.condition = new CfnCondition(stack, "CreatesImageReplication", {
    expression: Fn.conditionEquals(parameter.valueAsString, "create"),
  });
  report(context, id, {
    code: "TER-SYN-005",
    message: `an account has one configuration of image replication in a region: where it stands already, give ImageReplication=exists and add a rule to it that copies ${prefix} to ${regions.join(", ")}`,
    hint: null,
  });
}

function buildRepositories(stack: Stack, registry: Registry, context: SynthContext): void {
  for (const name of processNames(registry)) {
    const built = new CfnRepository(stack, logicalId(registry.id, pascal(name)), {
      repositoryName: repositoryName(context.graph, name),
      imageScanningConfiguration: { scanOnPush: registry.scan },
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
      imageTagMutabilityExclusionFilters: [
        { imageTagMutabilityExclusionFilterType: "WILDCARD", imageTagMutabilityExclusionFilterValue: "latest" },
      ],
      encryptionConfiguration: { encryptionType: "AES256" },
      ...(registry.keep === null
        ? {}
        : { lifecyclePolicy: { lifecyclePolicyText: JSON.stringify({ rules: rules(days(registry.keep)) }) } }),
    });
    retain(built, registry.id);
  }
}

/** `app` of `webstack/app`: the part that names the process. */
function processNames({ repositories }: Registry): readonly string[] {
  return repositories.map((name) => name.slice(name.lastIndexOf("/") + 1));
}

/**
 * An image is judged by the first rule that its tags match, so a deployed one never reaches the rule of age:
 * no image that a running or kept revision uses goes. (CON-STM-13)
 */
function rules(age: number): readonly object[] {
  const expire = { type: "expire" };
  return [
    {
      rulePriority: 1,
      description: "deployed revisions",
      selection: {
        tagStatus: "tagged",
        tagPrefixList: [LIVE_TAG],
        countType: "imageCountMoreThan",
        countNumber: LIVE_KEPT,
      },
      action: expire,
    },
    {
      rulePriority: 2,
      description: `everything else after ${age} days`,
      selection: { tagStatus: "any", countType: "sinceImagePushed", countUnit: "days", countNumber: age },
      action: expire,
    },
  ];
}
