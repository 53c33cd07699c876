import type { Pipeline } from "@terrace/core/graph";
import { CfnCondition, CfnParameter, Fn } from "aws-cdk-lib";
import { CfnOIDCProvider, CfnRole } from "aws-cdk-lib/aws-iam";
import { acknowledgeWildcards } from "../assembly/acknowledge.ts";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { allow } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";
import { plain } from "../environment/public-name.ts";
import { DEPLOY_WILDCARDS, deployGrants } from "./deploy-grants.ts";

const GITHUB = "token.actions.githubusercontent.com";

/** The role that GitHub's workflow takes on by federation, for this repository and environment alone: nobody stores a key. (ATL-CICD-09, CON-STM-15) */
export function buildDeployRole(pipeline: Pipeline, context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const first = new CfnParameter(stack, "GithubProvider", {
    type: "String",
    default: "create",
    allowedValues: ["create", "exists"],
    description: "An account has one provider for GitHub: `exists` where another environment has made it",
  });
  const provider = new CfnOIDCProvider(stack, logicalId(pipeline.id, "Github"), {
    url: `https://${GITHUB}`,
    clientIdList: ["sts.amazonaws.com"],
  });
  provider.cfnOptions.condition = new CfnCondition(stack, "CreatesGithubProvider", {
    expression: Fn.conditionEquals(first.valueAsString, "create"),
  });
  const repository = plain(pipeline.repository, { stack, context });
  const branch = plain(pipeline.branch, { stack, context });
  const grants = deployGrants(pipeline, context);
  const role = new CfnRole(stack, logicalId(pipeline.id, "DeployRole"), {
    roleName: physicalName(context.graph, "deploy", 64),
    maxSessionDuration: 3_600,
    assumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: arn("iam", `oidc-provider/${GITHUB}`, "") },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              [`${GITHUB}:aud`]: "sts.amazonaws.com",
              [`${GITHUB}:sub`]: [
                Fn.join("", ["repo:", repository, `:environment:${context.graph.environment}`]),
                Fn.join("", ["repo:", repository, ":ref:refs/heads/", branch]),
              ],
            },
          },
        },
      ],
    },
    policies: [allow("deploy", grants)],
  });
  acknowledgeWildcards(role, grants, DEPLOY_WILDCARDS);
  publish(stack, pipeline.id, { "deploy-role": role.attrArn }, context);
}
