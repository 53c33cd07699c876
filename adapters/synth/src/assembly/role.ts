import type { Stack } from "aws-cdk-lib";
import { CfnRole } from "aws-cdk-lib/aws-iam";
import { acknowledgeWildcards } from "./acknowledge.ts";
import { allow, assumedBy, type Grant } from "./policy.ts";

export interface RoleFacts {
  /** The service of AWS that takes the role on. */
  readonly service: string;
  readonly grants: readonly Grant[];
  /** Why those resources end in a wildcard that do. */
  readonly wildcards: string;
}

/** A role with one inline policy that says all it may do; none where it may do nothing. */
export function buildRole(stack: Stack, id: string, { service, grants, wildcards }: RoleFacts): CfnRole {
  const role = new CfnRole(stack, id, {
    assumeRolePolicyDocument: assumedBy(service),
    ...(grants.length === 0 ? {} : { policies: [allow("allowed", grants)] }),
  });
  acknowledgeWildcards(role, grants, wildcards);
  return role;
}
