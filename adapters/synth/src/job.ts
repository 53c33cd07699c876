import type { Job } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { differ, type SynthContext } from "./assembly/context.ts";
import { fact } from "./assembly/facts.ts";
import { logicalId, nameOf, type ProcessResource, physicalName, processesOf } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { waitFor } from "./assembly/wait-for.ts";
import { subnetIds } from "./network/subnet-ids.ts";
import { clusterName } from "./process/cluster.ts";
import { jobDeadLetters } from "./process/job-dead-letters.ts";
import { buildJobDefinition } from "./process/job-definition.ts";
import { schedulerRole } from "./process/scheduler-role.ts";

const GROUP = "Schedules";

/** How late a run may begin, in seconds: as late as on one machine, and the least that the scheduler takes. */
const LATEST = 60;

/** What ECS refuses once, for want of room, is asked for again within that time. */
const RETRIES = 3;

/** Work on a schedule: EventBridge Scheduler starts a task of Fargate that ends by itself. */
export function synthJob(job: Job, context: SynthContext): Part {
  const process = processesOf(context.graph).find(({ id }) => id === job.of);
  if (process === undefined) throw new Error(`${job.id} is of ${job.of}, which is no process`);
  if (process.host !== null) return absent("its service is a container on the machine, where nothing starts it yet");
  const stack = stackFor(context, "services");
  const definition = buildJobDefinition(job, process, context);
  const deadLetters = jobDeadLetters(job, context);
  const schedule = new CfnSchedule(stack, logicalId(job.id), {
    name: nameOf(job.id),
    groupName: groupOf(context),
    description: `${job.id} of ${job.of}`,
    scheduleExpression: job.schedule,
    scheduleExpressionTimezone: "UTC",
    flexibleTimeWindow: { mode: "OFF" },
    state: "ENABLED",
    target: {
      arn: clusterArn(context),
      roleArn: schedulerRole(job, { process, definition: definition.ref, deadLetters }, context).attrArn,
      ecsParameters: {
        taskDefinitionArn: definition.ref,
        taskCount: 1,
        ...placeOf(process, context),
        enableEcsManagedTags: true,
        propagateTags: "TASK_DEFINITION",
      },
      retryPolicy: { maximumRetryAttempts: RETRIES, maximumEventAgeInSeconds: LATEST },
      deadLetterConfig: { arn: deadLetters },
    },
  });
  waitFor(schedule, "ClusterCapacity");
  explain(job, context);
  return SYNTHESIZED;
}

/** Where its service's tasks run, and behind the same security group. */
function placeOf(process: ProcessResource, context: SynthContext) {
  const stack = stackFor(context, "services");
  return {
    capacityProviderStrategy: [
      { capacityProvider: process.capacity === "spot" ? "FARGATE_SPOT" : "FARGATE", weight: 1 },
    ],
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: subnetIds(stack, process.tier, context),
        securityGroups: [fact({ stack, context }, process.id, "security-group")],
        assignPublicIp: process.tier === "public" ? "ENABLED" : "DISABLED",
      },
    },
  };
}

/** One group for all schedules of an environment, made when the first asks for it. Returns its name. */
function groupOf(context: SynthContext): string {
  const stack = stackFor(context, "services");
  const name = physicalName(context.graph, "jobs", 64);
  if (stack.node.tryFindChild(GROUP) === undefined) new CfnScheduleGroup(stack, GROUP, { name });
  return Fn.ref(GROUP);
}

function clusterArn(context: SynthContext): string {
  clusterName(context);
  return fact({ stack: stackFor(context, "services"), context }, "cluster", "arn");
}

function explain(job: Job, context: SynthContext): void {
  if (!job.overlap)
    differ(
      context,
      job.id,
      "EventBridge Scheduler does not know whether the run before is done, and may start one twice: two runs can overlap",
    );
  differ(
    context,
    job.id,
    `the image of ${job.of} has to hold ${job.folder}/${job.entry} below its working directory, and the program timeout`,
  );
}
