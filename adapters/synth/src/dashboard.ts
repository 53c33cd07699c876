import type { Dashboard } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthDashboard(_: Dashboard): Part {
  return absent("not synthesized yet");
}
