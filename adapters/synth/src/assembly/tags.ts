import { CfnResource, TagManager } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { SynthContext } from "./context.ts";

/** Types whose tags the published schema of CloudFormation does not know yet. */
const UNTAGGED = [
  "AWS::ApplicationAutoScaling::ScalableTarget",
  "AWS::CloudWatch::Dashboard",
  "AWS::ElasticLoadBalancingV2::Listener",
  "AWS::ElasticLoadBalancingV2::ListenerRule",
  "AWS::RDS::DBProxyTargetGroup",
];

/** Stands in a tag's value for the name of the resource that is tagged. */
const NAME = "{name}";

/** Above the tags that a resource was made with, as CDK itself ranks what is said of a whole scope. */
const PRIORITY = 100;

/** The tags that are the same for everything that takes tags. (STM-COST-03, ATL-COST-03) */
export function tagAll({ graph, stacks }: SynthContext): void {
  const same = sorted(graph.tags).filter(([, value]) => !value.includes(NAME));
  for (const stack of stacks.values())
    for (const construct of [stack, ...stack.node.children])
      for (const [key, value] of same) tag(construct, key, value);
}

/** Whether any tag names its resource. */
export function namesResources({ graph }: SynthContext): boolean {
  return Object.values(graph.tags).some((value) => value.includes(NAME));
}

/** The tags that name their resource, on what became of it. */
export function tagOwn(made: readonly IConstruct[], name: string, { graph }: SynthContext): void {
  for (const [key, value] of sorted(graph.tags))
    if (value.includes(NAME)) for (const construct of made) tag(construct, key, value.replaceAll(NAME, name));
}

/** Tags are set where they belong: an aspect for each would have CDK walk the whole app again and again. */
function tag(construct: IConstruct, key: string, value: string): void {
  if (CfnResource.isCfnResource(construct) && UNTAGGED.includes(construct.cfnResourceType)) return;
  TagManager.of(construct)?.setTag(key, value, PRIORITY);
}

function sorted(tags: Readonly<Record<string, string>>): readonly [string, string][] {
  return Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
}
