import { type Channel, findResource, type ResourceId } from "@terrace/core/graph";
import { Aws, type Stack } from "aws-cdk-lib";
import { CfnTopic, CfnTopicPolicy } from "aws-cdk-lib/aws-sns";
import type { SynthContext } from "../assembly/context.ts";
import { fact, publish } from "../assembly/facts.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { subscribe } from "./subscription.ts";

/**
 * The ARN of a channel's topic as a stack reads it. A topic serves alarms of its own region only,
 * so a stack elsewhere gets one of its own with the same listeners.
 */
export function topicArn(stack: Stack, id: ResourceId, context: SynthContext): string {
  const home = stackFor(context, "delivery");
  const owner = stack.region === home.region ? home : stack;
  const known = owner.node.tryFindChild(logicalId(id)) as CfnTopic | undefined;
  const topic = known ?? buildTopic(owner, id, context);
  if (owner === stack) return topic.ref;
  if (!context.facts.has(`${id}/arn`)) publish({ stack: home, context }, id, { arn: topic.ref });
  return fact({ stack, context }, id, "arn");
}

function buildTopic(stack: Stack, id: ResourceId, context: SynthContext): CfnTopic {
  const topic = new CfnTopic(stack, logicalId(id), {
    topicName: physicalName(context.graph, nameOf(id), 256),
    displayName: `${context.graph.platform} ${context.graph.environment}`.slice(0, 100),
  });
  new CfnTopicPolicy(stack, logicalId(id, "Policy"), {
    topics: [topic.ref],
    policyDocument: { Version: "2012-10-17", Statement: [onlyOverTls(topic.ref), publishers(topic.ref)] },
  });
  const channel: Channel | undefined = findResource(context.graph, "channel", id);
  if (channel !== undefined) subscribe(channel, topic.ref, { stack, context });
  return topic;
}

/** Services of AWS that tell people something, each on behalf of this account only. */
function publishers(topic: string): object {
  return {
    Sid: "Publishers",
    Effect: "Allow",
    Principal: {
      Service: [
        "budgets.amazonaws.com",
        "cloudwatch.amazonaws.com",
        "codestar-notifications.amazonaws.com",
        "costalerts.amazonaws.com",
        "events.amazonaws.com",
      ],
    },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  };
}

function onlyOverTls(topic: string): object {
  return {
    Sid: "OnlyOverTls",
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: topic,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
