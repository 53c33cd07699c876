import type { Queue } from "@terrace/core/graph";
import { CfnQueue, CfnQueuePolicy } from "aws-cdk-lib/aws-sqs";
import { differ, type SynthContext } from "./assembly/context.ts";
import { note } from "./assembly/facts.ts";
import { seconds } from "./assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { onlyOverTls } from "./assembly/policy.ts";
import { retain } from "./assembly/retain.ts";
import { stackFor } from "./assembly/stacks.ts";

/** A queue of SQS and the one for what failed too often. (BRQ-QUEUE-01, CON-ALL-15) */
export function synthQueue(queue: Queue, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const dead = new CfnQueue(stack, logicalId(queue.id, "DeadLetters"), {
    queueName: queueName(queue, context, "dead"),
    messageRetentionPeriod: seconds(queue.deadLetters.keep),
    sqsManagedSseEnabled: true,
  });
  const live = new CfnQueue(stack, logicalId(queue.id), {
    queueName: queueName(queue, context),
    visibilityTimeout: seconds(queue.visibility),
    messageRetentionPeriod: seconds(queue.keep),
    redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: queue.attempts },
    sqsManagedSseEnabled: true,
  });
  for (const built of [live, dead]) retain(built, queue.id);
  new CfnQueuePolicy(stack, logicalId(queue.id, "Policy"), {
    queues: [live.ref, dead.ref],
    policyDocument: { Version: "2012-10-17", Statement: [onlyOverTls("sqs:*", ["*"])] },
  });
  note({ stack, context }, queue.id, { name: queueName(queue, context) });
  differ(
    context,
    queue.id,
    "jobs stay in the database: SQS has a ticket for each, which is sent after the business transaction",
  );
  return SYNTHESIZED;
}

/** The name of a queue in its account and region, by which later stacks know it. */
export function queueName(queue: Queue, { graph }: SynthContext, suffix?: string): string {
  return physicalName(graph, [nameOf(queue.id), ...(suffix === undefined ? [] : [suffix])].join("-"), 80);
}
