import { type CfnResource, Validations } from "aws-cdk-lib";

/** Says why a rule of cdk-nag does not hold for a construct. Every suppression carries its reason. */
export function acknowledge(construct: CfnResource, reasons: Readonly<Record<string, string>>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}
