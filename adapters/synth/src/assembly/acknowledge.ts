import { type CfnResource, Stack, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { Grant } from "./policy.ts";

/**
 * Says why a rule of cdk-nag does not hold for a construct. Every suppression carries its reason.
 * It writes what `Validations.acknowledge` writes, without the stack trace that would put paths of this machine into the assembly.
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) {
    const rule = id.startsWith("AwsSolutions-") ? `AwsSolutions::${id}` : id;
    construct.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [rule]: reason });
  }
}

/** Says why each resource of a role's grants that ends in a wildcard has to: cdk-nag wants every one of them named. */
export function acknowledgeWildcards(role: CfnResource, grants: readonly Grant[], reason: string): void {
  const wild = new Set(grants.flatMap(({ on }) => on.filter((one) => one.includes("*"))));
  const named = new Set([...wild].map((one) => flat(Stack.of(role).resolve(one))));
  for (const one of named) acknowledge(role, { [`AwsSolutions-IAM5[Resource::${one}]`]: reason });
}

/** A text of CloudFormation with its references in angle brackets, as cdk-nag names findings. */
function flat(value: unknown): string {
  if (typeof value === "string") return value;
  const one = value as {
    readonly Ref?: string;
    readonly "Fn::GetAtt"?: readonly string[];
    readonly "Fn::Join"?: [string, unknown[]];
  };
  if (one.Ref !== undefined) return `<${one.Ref}>`;
  if (one["Fn::GetAtt"] !== undefined) return `<${one["Fn::GetAtt"].join(".")}>`;
  const [separator, parts] = one["Fn::Join"] ?? ["", []];
  return parts.map(flat).join(separator);
}
