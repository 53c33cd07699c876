import { Tags } from "aws-cdk-lib";
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

/** The tags that are the same for everything that takes tags. (STM-COST-03, ATL-COST-03) */
export function tagAll({ graph, app }: SynthContext): void {
  for (const [key, value] of sorted(graph.tags)) if (!value.includes(NAME)) add(app, key, value);
}

/** The tags that name their resource, on what became of it. */
export function tagOwn(made: readonly IConstruct[], name: string, { graph }: SynthContext): void {
  for (const [key, value] of sorted(graph.tags))
    if (value.includes(NAME)) for (const construct of made) add(construct, key, value.replaceAll(NAME, name));
}

function add(scope: IConstruct, key: string, value: string): void {
  Tags.of(scope).add(key, value, { excludeResourceTypes: UNTAGGED });
}

function sorted(tags: Readonly<Record<string, string>>): readonly [string, string][] {
  return Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
}
