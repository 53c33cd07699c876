import { RELEASE_PARAMETER } from "@terrace/core/report";
import { Aws, CfnParameter, Fn, type Stack } from "aws-cdk-lib";
import { homeGraph, type SynthContext } from "../assembly/context.ts";
import { nameOf, type ProcessResource, repositoryName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";

/** The image of a process, at the revision that a deployment brings: the parameter of the stack that asks, that of the services if none is named. */
export function imageOf(
  process: ProcessResource,
  context: SynthContext,
  release: string = releaseOf(stackFor(context, "services")),
): string {
  const registry = `${Aws.ACCOUNT_ID}.dkr.ecr.${context.region}.${Aws.URL_SUFFIX}`;
  const repository = repositoryName(homeGraph(context), nameOf(process.id));
  return Fn.join("", [registry, "/", repository, ":", release]);
}

/** The revision that a deployment brings: the tag of every image. */
export function releaseOf(stack: Stack): string {
  const known = stack.node.tryFindChild(RELEASE_PARAMETER) as CfnParameter | undefined;
  const parameter =
    known ??
    new CfnParameter(stack, RELEASE_PARAMETER, { type: "String", default: "latest", description: "Tag of the images" });
  return parameter.valueAsString;
}
