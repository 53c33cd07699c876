import type { Pipeline, PipelineStage } from "@terrace/core/graph";
import { CfnCondition, CfnParameter, Fn, RemovalPolicy } from "aws-cdk-lib";
import { CfnOIDCProvider, CfnRole } from "aws-cdk-lib/aws-iam";
import { acknowledgeWildcards } from "../assembly/acknowledge.ts";
import { arn } from "../assembly/arn.ts";
import { report, type SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { logicalId, physicalName } from "../assembly/name.ts";
import { allow } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";
import { plain } from "../environment/public-name.ts";
import { DEPLOY_WILDCARDS, grantsOfStage } from "./deploy-grants.ts";
import { githubEnvironment } from "./github-environment.ts";
import { deployedBy } from "./journey.ts";
import { stageMinutes } from "./stage-minutes.ts";

const GITHUB = "token.actions.githubusercontent.com";

/**
 * Roles that GitHub's jobs take on by federation: nobody stores a key. Who deploys has to come from the environment of GitHub, which asks its
 * reviewers; who builds or plans has to come from the branch, and can do no more than that. (ATL-CICD-09, CON-STM-15)
 */
export function buildGithubRoles(pipeline: Pipeline, stages: readonly PipelineStage[], context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const { environment } = context.graph;
  const branch = plain(pipeline.branch, { stack, context });
  buildProvider(pipeline, context);
  for (const stage of stages) {
    if (stage.kind === "build" || stage.kind === "plan")
      federatedRole(stage, { from: [":ref:refs/heads/", branch], pipeline, context });
    if (stage.kind === "deploy" && stage.environment === environment) {
      const role = federatedRole(stage, {
        from: [":environment:", githubEnvironment(context.graph, environment)],
        pipeline,
        context,
      });
      publish({ stack, context }, pipeline.id, { "deploy-role": role.attrArn });
    }
  }
}

interface Entry {
  /** What stands after the repository in the subject of GitHub's token. */
  readonly from: readonly string[];
  readonly pipeline: Pipeline;
  readonly context: SynthContext;
}

function federatedRole(stage: PipelineStage, { from, pipeline, context }: Entry): CfnRole {
  const stack = stackFor(context, "delivery");
  const repository = plain(pipeline.repository, { stack, context });
  const grants = grantsOfStage(stage, pipeline, context);
  const id = logicalId(pipeline.id, stage.kind, "Role");
  const known = stack.node.tryFindChild(id) as CfnRole | undefined;
  if (known !== undefined) return known;
  const role = new CfnRole(stack, id, {
    roleName: physicalName(context.graph, stage.kind, 64),
    maxSessionDuration: stageMinutes(stage) * 60,
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
              [`${GITHUB}:sub`]: Fn.join("", ["repo:", repository, ...from]),
            },
          },
        },
      ],
    },
    policies: [allow(stage.kind, grants)],
  });
  acknowledgeWildcards(role, grants, DEPLOY_WILDCARDS);
  return role;
}

/** An account has one provider for GitHub: the environment that is deployed first makes it, and it outlives every environment. */
function buildProvider(pipeline: Pipeline, context: SynthContext): void {
  const stack = stackFor(context, "delivery");
  const [first] = deployedBy(pipeline);
  const parameter = new CfnParameter(stack, "GithubProvider", {
    type: "String",
    default: first === undefined || first === context.graph.environment ? "create" : "exists",
    allowedValues: ["create", "exists"],
    description: "An account has one provider for GitHub: `exists` where another environment or platform has made it",
  });
  const provider = new CfnOIDCProvider(stack, logicalId(pipeline.id, "Github"), {
    url: `https://${GITHUB}`,
    clientIdList: ["sts.amazonaws.com"],
  });
  provider.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  provider.cfnOptions.condition = new CfnCondition(stack, "CreatesGithubProvider", {
    expression: Fn.conditionEquals(parameter.valueAsString, "create"),
  });
  report(context, pipeline.id, {
    code: "TER-SYN-005",
    message: `an account has one provider for GitHub: give GithubProvider=${parameter.default === "create" ? "exists to an account that has it already" : "create to an account that has none yet"}`,
    hint: null,
  });
}
