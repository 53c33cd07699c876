import type { Job } from "@terrace/core/graph";
import { CfnQueue, CfnQueuePolicy } from "aws-cdk-lib/aws-sqs";
import { acknowledge } from "../assembly/acknowledge.ts";
import { arn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { onlyOverTls } from "../assembly/policy.ts";
import { retain } from "../assembly/retain.ts";
import { stackFor } from "../assembly/stacks.ts";

/** Seconds; two weeks are the most: whoever comes back from a holiday sees what was not started. */
const KEPT = 1_209_600;

/** Where the scheduler leaves word of the runs of a job that it could not start. Returns the queue's ARN. */
export function jobDeadLetters(job: Job, context: SynthContext): string {
  const stack = stackFor(context, "data");
  const queueName = physicalName(context.graph, `job-${nameOf(job.id)}-dead`, 80);
  const queue = new CfnQueue(stack, logicalId(job.id, "DeadLetters"), {
    queueName,
    messageRetentionPeriod: KEPT,
    sqsManagedSseEnabled: true,
  });
  retain(queue, job.id);
  acknowledge(queue, { "AwsSolutions-SQS3": "it holds dead letters itself" });
  new CfnQueuePolicy(stack, logicalId(job.id, "DeadLettersPolicy"), {
    queues: [queue.ref],
    policyDocument: { Version: "2012-10-17", Statement: [onlyOverTls("sqs:*", ["*"])] },
  });
  return arn("sqs", queueName);
}
