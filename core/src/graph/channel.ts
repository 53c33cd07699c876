import type { Value } from "./reference.ts";

/** Where a message for people goes. (BRQ-ALARM-01, BRQ-ALARM-06, BRQ-ALARM-11, ATL-METR-03, STM-ALARM-01) */
export interface Channel {
  readonly kind: "channel";
  readonly id: string;
  readonly medium: "email" | "sms" | "slack" | "pagerduty" | "telegram" | "webhook" | "topic";
  /** An address, a number, or the parameter that holds it; null where people subscribe themselves. */
  readonly to: Value | null;
}
