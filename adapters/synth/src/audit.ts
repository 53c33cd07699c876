import type { Audit } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthAudit(_: Audit): Part {
  return absent("not synthesized yet");
}
