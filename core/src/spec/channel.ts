import { oneOf } from "./leaf-fields.ts";
import { type Setting, setting } from "./setting.ts";
import { nullable, words } from "./structure-fields.ts";

/** Where a message for people goes. */
export interface ChannelWords {
  readonly medium: "email" | "sms" | "slack" | "pagerduty" | "telegram" | "webhook" | "topic";
  /** An address or a number: a parameter, as it belongs to whoever deploys. Where people subscribe themselves, none. */
  readonly to?: Setting | null;
}

export const channelField = words<ChannelWords>(
  "a channel: { medium, to }",
  {
    medium: oneOf("email", "sms", "slack", "pagerduty", "telegram", "webhook", "topic"),
    to: nullable(setting),
  },
  ["medium"],
);
