import { Aws } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";

/** What is allowed on which resources. */
export interface Grant {
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly when?: Readonly<Record<string, unknown>>;
}

/** An inline policy of a role: no managed policies, so that a reader sees all of it. */
export function allow(name: string, grants: readonly Grant[]): CfnRole.PolicyProperty {
  return { policyName: name, policyDocument: { Version: "2012-10-17", Statement: grants.map(statement) } };
}

/** Services whose documentation shows that they name the account on whose behalf they come. */
const NAMES_ACCOUNT = [
  "codebuild.amazonaws.com",
  "codepipeline.amazonaws.com",
  "ecs-tasks.amazonaws.com",
  "logs.amazonaws.com",
  "monitoring.rds.amazonaws.com",
  "scheduler.amazonaws.com",
];

/** Who may take on a role: one service of the provider, on behalf of this account only where it says for whom it comes. */
export function assumedBy(service: string): object {
  const account = { Condition: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } } };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(NAMES_ACCOUNT.includes(service) ? account : {}),
      },
    ],
  };
}

/** Refuses every request to a resource that does not come over TLS. */
export function onlyOverTls(action: string, resources: readonly string[]): object {
  return {
    Sid: "OnlyOverTls",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resources,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

function statement({ actions, on, when }: Grant): object {
  return { Effect: "Allow", Action: actions, Resource: on, ...(when === undefined ? {} : { Condition: when }) };
}
