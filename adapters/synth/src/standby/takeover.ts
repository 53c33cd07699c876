import type { Standby } from "@terrace/core/graph";
import { Aws, CfnCondition, CfnParameter, CfnResource, Fn, type Stack, Token } from "aws-cdk-lib";
import { CfnScalableTarget } from "aws-cdk-lib/aws-applicationautoscaling";
import { CfnService } from "aws-cdk-lib/aws-ecs";
import { CfnParameter as StoredParameter } from "aws-cdk-lib/aws-ssm";
import type { SynthContext } from "../assembly/context.ts";
import { stackFor } from "../assembly/stacks.ts";
import { isCostly } from "./costly.ts";

/** The parameter of a standby's stacks that says whether the region has taken over. */
export const TAKEOVER = "Takeover";

const TAKEN_OVER = "TakenOver";

/** What a waiting fact says until there is something to tell. */
const WAITING = "waits for a takeover";

/**
 * Lets a standby wait: a pilot light has only its data until the parameter says `yes`, a warm one all of it with few tasks.
 * One update of its stacks is the whole step up, and no figure has to be remembered. (BRQ-DR-08, BRQ-COMP-03, ATL-DR-14)
 */
export function arrangeTakeover(standby: Standby, context: SynthContext): void {
  const stacks = (["network", "data", "services"] as const).map((role) => stackFor(context, role));
  if (standby.readiness === "pilot-light") for (const stack of stacks) wait(stack);
  count(standby, stackFor(context, "services"));
}

/** What is billed by the hour waits, and so does what refers to it; facts about it stand, because a missing one would stop its readers. */
function wait(stack: Stack): void {
  const all = stack.node.children.filter((child): child is CfnResource => CfnResource.isCfnResource(child));
  const waiting = new Set(all.filter(isCostly));
  if (waiting.size === 0) return;
  const references = new Map(all.map((resource) => [resource, referencesOf(resource)]));
  const isAbout = (resource: CfnResource): boolean =>
    [...waiting].some(({ node }) => references.get(resource)?.has(node.id) === true);
  const others = all.filter((resource) => !(resource instanceof StoredParameter));
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const resource of others) if (isAbout(resource)) waiting.add(resource);
  }
  const condition = takenOver(stack);
  for (const resource of waiting) resource.cfnOptions.condition = condition;
  for (const resource of all)
    if (resource instanceof StoredParameter && isAbout(resource))
      resource.value = Fn.conditionIf(condition.logicalId, resource.value, WAITING).toString();
}

/** The logical ids that a resource refers to. */
function referencesOf(resource: CfnResource): ReadonlySet<string> {
  const text = JSON.stringify(resource.stack.resolve(resource._toCloudFormation()));
  return new Set([...text.matchAll(/\{"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"/g)].map(([, id = ""]) => id));
}

/** Tasks of every service: as many as wait, then as many as carry the traffic. Where policies scale, the lower bound lifts the number. */
function count({ readiness, tasks }: Standby, stack: Stack): void {
  const { waiting, active } = tasks;
  const changing = (whenActive: number | string): number =>
    Token.asNumber(Fn.conditionIf(takenOver(stack).logicalId, whenActive, waiting));
  const lit = readiness === "pilot-light" || waiting === active;
  for (const child of stack.node.children) {
    if (child instanceof CfnScalableTarget) child.minCapacity = lit ? active : changing(active);
    if (!(child instanceof CfnService)) continue;
    const scales = child.desiredCount === undefined;
    if (!lit) child.desiredCount = changing(scales ? Aws.NO_VALUE : active);
    else if (!scales) child.desiredCount = active;
  }
}

function takenOver(stack: Stack): CfnCondition {
  const known = stack.node.tryFindChild(TAKEN_OVER) as CfnCondition | undefined;
  if (known !== undefined) return known;
  const parameter = new CfnParameter(stack, TAKEOVER, {
    type: "String",
    allowedValues: ["no", "yes"],
    default: "no",
    description: "Whether this region has taken over",
  });
  return new CfnCondition(stack, TAKEN_OVER, { expression: Fn.conditionEquals(parameter.valueAsString, "yes") });
}
