import { type Host, resourcesOf } from "@terrace/core/graph";
import { CfnInstanceProfile } from "aws-cdk-lib/aws-iam";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, processesOf, repositoryName } from "../assembly/name.ts";
import type { Grant } from "../assembly/policy.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";
import { grantsOf } from "../process/grants.ts";
import { logGroupOf } from "../process/log-group.ts";
import type { Source } from "./variables.ts";

/** What the machine may do: be reached by the session manager, fetch its images and values, write logs and measurements, and what its containers use. (ATL-NET-08) */
export function instanceProfile(host: Host, sources: readonly Source[], context: SynthContext): string {
  const stack = stackFor(context, "services");
  const { graph } = context;
  const uses = processesOf(graph)
    .filter((process) => process.host === host.id)
    .flatMap((process) => grantsOf(process, context));
  const secrets = sources.flatMap((source) =>
    source.kind === "secret" ? [arn("secretsmanager", `secret:${source.id}-??????`)] : [],
  );
  const caches = resourcesOf(graph, "redis").filter(({ container }) => container !== null);
  const groups = [
    ...new Set([...processesOf(graph), ...caches, host].map((writer) => logGroupOf(writer, context))),
  ].map((name) => arn("logs", `log-group:${name}:*`));
  const grants: readonly Grant[] = [
    ...sessionManager(),
    { actions: ["ecr:GetAuthorizationToken", "cloudwatch:PutMetricData", "ec2:DescribeTags"], on: ["*"] },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      on: [arn("ecr", `repository/${repositoryName(graph, "*")}`)],
    },
    { actions: ["ssm:GetParameter"], on: [arn("ssm", `parameter/${graph.platform}/${graph.environment}/*`)] },
    ...(secrets.length === 0 ? [] : [{ actions: ["secretsmanager:GetSecretValue"], on: [...new Set(secrets)] }]),
    { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], on: groups },
    ...uses,
  ];
  const role = buildRole(stack, logicalId(host.id, "Role"), {
    service: "ec2.amazonaws.com",
    grants,
    wildcards:
      "sessions, tokens and measurements belong to no resource; the rest is this environment's own by its name",
  });
  return new CfnInstanceProfile(stack, logicalId(host.id, "Profile"), { roles: [role.ref] }).ref;
}

/** What AmazonSSMManagedInstanceCore allows that a shell by the session manager needs, and nothing of its rest. */
function sessionManager(): readonly Grant[] {
  return [
    {
      actions: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
      ],
      on: ["*"],
    },
  ];
}
