import type { Alarm } from "@terrace/core/graph";
import { absent, type Part } from "./plan/part.ts";

/** Nothing stands for it on this machine. */
export function planAlarm(_: Alarm): Part {
  return absent("alarms need the metrics server, which does not run here yet");
}
