import type { Alarm } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthAlarm(_: Alarm): Part {
  return absent("not synthesized yet");
}
