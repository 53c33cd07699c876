import { CfnParameter, type Stack } from "aws-cdk-lib";
import { report, type SynthContext } from "../assembly/context.ts";

const ID = "ZoneId";

/**
 * The hosted zone as a stack reads it: a parameter. The zone is never created here: it outlives every environment, several share
 * it, and its name servers stand at the registrar, so a stack that made it could also take the domain away. (BRQ-NET-13)
 */
export function zoneId({ stack, context }: { readonly stack: Stack; readonly context: SynthContext }): string {
  report(context, "platform", {
    code: "TER-SYN-005",
    message: `${ID}, the Route 53 zone of the domain, is given with the deployment`,
    hint: "`aws route53 create-hosted-zone` makes one, `aws route53 list-hosted-zones` names it.",
  });
  const known = stack.node.tryFindChild(ID) as CfnParameter | undefined;
  return (
    known ??
    new CfnParameter(stack, ID, { type: "AWS::Route53::HostedZone::Id", description: "Hosted zone of the domain" })
  ).valueAsString;
}
