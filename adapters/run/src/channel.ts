import type { Channel } from "@terrace/core/graph";
import { absent, type Part, planned } from "./plan/part.ts";

/** The control plane sends what goes over HTTP or SMTP; a network of telephones or a provider's topic does not begin on this machine. */
export function planChannel({ medium }: Channel): Part {
  if (medium === "sms") return absent("this machine sends no text messages; they stand in the log");
  if (medium === "topic") return absent("there is no provider's topic here; its messages stand in the log");
  return planned({});
}
