import type { Channel } from "@terrace/core/graph";
import type { SynthContext } from "./assembly/context.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { topicArn } from "./observe/topic.ts";

/** A topic of SNS with whoever listens to it. (BRQ-ALARM-01, BRQ-ALARM-06, STM-ALARM-01, WEB-ALARM-01, ATL-METR-03) */
export function synthChannel(channel: Channel, context: SynthContext): Part {
  topicArn(stackFor(context, "delivery"), channel.id, context);
  return SYNTHESIZED;
}
