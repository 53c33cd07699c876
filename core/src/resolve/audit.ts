import type { AuditSpec } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { logOf } from "./log.ts";

/** A record of every call to the provider's API, with the log that keeps it. (BRQ-LOG-04, DFZ-ENC-03, DFZ-LOG-02) */
export function resolveAudit(name: string, words: AuditSpec, draft: Draft): void {
  const log = logOf({ name, log: words.log, kind: "audit" }, draft, [name]);
  add(draft, { kind: "audit", id: `audit.${name}`, everyRegion: words.everyRegion ?? true, log });
}
