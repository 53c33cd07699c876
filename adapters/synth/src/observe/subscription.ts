import type { Channel } from "@terrace/core/graph";
import { CfnParameter, Fn } from "aws-cdk-lib";
import { CfnSlackChannelConfiguration } from "aws-cdk-lib/aws-chatbot";
import { CfnSubscription } from "aws-cdk-lib/aws-sns";
import { differ, report } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { buildRole } from "../assembly/role.ts";
import { plain } from "../environment/public-name.ts";

/** Who listens to a channel's topic. */
export function subscribe(channel: Channel, topicArn: string, place: Place): void {
  const { stack, context } = place;
  if (channel.medium === "slack") slack(channel, topicArn, place);
  if (channel.medium === "telegram")
    differ(
      context,
      channel.id,
      "Telegram confirms no subscription of SNS: the pipeline writes to it, alarms reach only who subscribes to the topic",
    );
  const protocol = PROTOCOL[channel.medium];
  if (channel.to === null || protocol === undefined) return;
  const to = plain(channel.to, place);
  const endpoint =
    channel.medium === "pagerduty" ? Fn.join("", ["https://events.pagerduty.com/integration/", to, "/enqueue"]) : to;
  new CfnSubscription(stack, logicalId(channel.id, "Subscription"), { topicArn, protocol, endpoint });
}

/** How SNS reaches whoever listens by themselves; the others are reached in another way. */
const PROTOCOL: Readonly<Partial<Record<Channel["medium"], string>>> = {
  email: "email",
  sms: "sms",
  webhook: "https",
  pagerduty: "https",
};

/** Amazon Q in chat applications reads the topic. A person lets it into the workspace once; AWS takes no incoming webhook. */
function slack(channel: Channel, topicArn: string, { stack, context }: Place): void {
  const ask = (what: string, description: string): string =>
    new CfnParameter(stack, logicalId(channel.id, what), { type: "String", description }).valueAsString;
  report(context, channel.id, {
    code: "TER-SYN-005",
    message: `${channel.id} needs a Slack workspace that lets Amazon Q in`,
    hint: `Authorize it once in the AWS console, then give ${logicalId(channel.id, "Workspace")} and ${logicalId(channel.id, "Room")} with the deployment.`,
  });
  const role = buildRole(stack, logicalId(channel.id, "Reader"), {
    service: "chatbot.amazonaws.com",
    grants: [{ actions: ["cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], on: ["*"] }],
    wildcards: "charts beside a message are of any metric, and metrics have no ARN",
  });
  new CfnSlackChannelConfiguration(stack, logicalId(channel.id, "Slack"), {
    configurationName: physicalName(context.graph, nameOf(channel.id), 128),
    iamRoleArn: role.attrArn,
    slackWorkspaceId: ask("Workspace", "Id of the Slack workspace, T…"),
    slackChannelId: ask("Room", "Id of the Slack channel, C…"),
    snsTopicArns: [topicArn],
    loggingLevel: "ERROR",
    guardrailPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  });
}
