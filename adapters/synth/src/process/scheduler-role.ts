import type { Job } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { CfnRole } from "aws-cdk-lib/aws-iam";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId, type ProcessResource } from "../assembly/name.ts";
import { buildRole } from "../assembly/role.ts";
import { stackFor } from "../assembly/stacks.ts";

/** What a schedule starts. */
interface Started {
  readonly process: ProcessResource;
  /** ARN of the task definition, with its revision. */
  readonly definition: string;
  readonly deadLetters: string;
}

/** Lets a schedule start this one task in this one cluster, with the roles of its service and no others, and leave word when it could not. */
export function schedulerRole(job: Job, { process, definition, deadLetters }: Started, context: SynthContext): CfnRole {
  const stack = stackFor(context, "services");
  const roles = ["TaskRole", "ExecutionRole"].map((role) => Fn.getAtt(logicalId(process.id, role), "Arn").toString());
  return buildRole(stack, logicalId(job.id, "SchedulerRole"), {
    service: "scheduler.amazonaws.com",
    grants: [
      {
        actions: ["ecs:RunTask"],
        on: [definition],
        when: { ArnEquals: { "ecs:cluster": fact({ stack, context }, "cluster", "arn") } },
      },
      // Tags that a task is started with are rights of their own.
      { actions: ["ecs:TagResource"], on: ["*"], when: { StringEquals: { "ecs:CreateAction": ["RunTask"] } } },
      {
        actions: ["iam:PassRole"],
        on: roles,
        when: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      },
      { actions: ["sqs:SendMessage"], on: [deadLetters] },
    ],
    wildcards: "a task has no name before it is started; only its start may tag it",
  });
}
