import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from "@aws-sdk/client-sqs";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, plainName, SECOND } from "./comparison.ts";

/** Visibility, keeping and dead letters of each queue. */
export const QUEUES: Comparison = {
  of: "queues and their dead letters",
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "queue").map(({ id, visibility, keep, attempts, deadLetters }) => [
        plainName(id),
        { visibility: visibility / SECOND, keep: keep / SECOND, attempts, deadKeep: deadLetters.keep / SECOND },
      ]),
    );
  },
  async found(look) {
    const client = new SQSClient(clientOf(look.emulator, look.region));
    const attributes = async (QueueName: string): Promise<Record<string, string>> => {
      const { QueueUrl = "" } = await client.send(new GetQueueUrlCommand({ QueueName }));
      const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
      return answer.Attributes ?? {};
    };
    const figures = resourcesOf(look.graph, "queue").map(async ({ id }) => {
      const {
        VisibilityTimeout,
        MessageRetentionPeriod,
        RedrivePolicy = "{}",
      } = await attributes(`${look.graph.platform}-${look.graph.environment}-${plainName(id)}`);
      const { maxReceiveCount, deadLetterTargetArn } = JSON.parse(RedrivePolicy);
      const dead = await attributes(String(deadLetterTargetArn).split(":").at(-1) ?? "");
      return [
        plainName(id),
        {
          visibility: Number(VisibilityTimeout),
          keep: Number(MessageRetentionPeriod),
          attempts: Number(maxReceiveCount),
          deadKeep: Number(dead.MessageRetentionPeriod),
        },
      ] as const;
    });
    return Object.fromEntries(await Promise.all(figures));
  },
};
