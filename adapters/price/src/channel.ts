import type { Channel } from "@terrace/core/graph";
import { charged, free, type Part } from "./charge.ts";

/** Notifications to machines and mailboxes are free at any number that alarms make; text messages are not. */
export function priceChannel({ medium }: Channel): Part {
  if (medium === "sms")
    return charged([], [{ what: "text messages", missing: "how many are sent, and to which country" }]);
  return free("the few notifications of alarms cost nothing");
}
