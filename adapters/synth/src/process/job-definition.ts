import type { Job } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { acknowledge } from "../assembly/acknowledge.ts";
import type { SynthContext } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, type ProcessResource, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { containerEnvironment } from "./container-environment.ts";
import { releaseOf } from "./image.ts";
import { LONGEST_STOP, stopSeconds } from "./stop-seconds.ts";
import { taskProperties } from "./task-properties.ts";

/** Where a task is reached; a job is reached by nobody. */
const OF_THE_PLACE = ["HOST", "PORT"];

/** Between the end of a job's time and the moment when it is killed, in seconds. */
const LAST_WORDS = 10;

/** A task of its service's image, roles and environment with another entry, no port and an end: ECS would let it run for ever. */
export function buildJobDefinition(job: Job, process: ProcessResource, context: SynthContext): CfnTaskDefinition {
  const stack = stackFor(context, "services");
  const { environment, secrets } = containerEnvironment(process, { stack, context, release: releaseOf(stack) });
  const definition = new CfnTaskDefinition(stack, logicalId(job.id, "Task"), {
    family: physicalName(context.graph, `job-${nameOf(job.id)}`, 255),
    taskRoleArn: roleOf(process, "TaskRole"),
    executionRoleArn: roleOf(process, "ExecutionRole"),
    ...taskProperties(
      process,
      {
        name: jobContainer(job),
        environment: environment.filter(({ name }) => !OF_THE_PLACE.includes(name)),
        secrets,
        command: [
          ...["timeout", "-k", String(LAST_WORDS), String(seconds(job.timeout))],
          ...["node", `${job.folder}/${job.entry}`],
        ],
        stopTimeout: Math.min(LONGEST_STOP, stopSeconds(process)),
      },
      context,
    ),
  });
  acknowledge(definition, { "AwsSolutions-ECS2": "what stands here is no secret; secrets come from Secrets Manager" });
  return definition;
}

/** The job's name among tasks, and the beginning of its log streams. */
function jobContainer({ id }: Job): string {
  return `job-${nameOf(id)}`;
}

function roleOf(process: ProcessResource, role: "TaskRole" | "ExecutionRole"): string {
  return Fn.getAtt(logicalId(process.id, role), "Arn").toString();
}
