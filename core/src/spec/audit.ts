import { flag, text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** A record of every call to the provider's API. */
export interface AuditWords {
  /** Calls in regions that the platform does not use count too; true if left out. */
  readonly everyRegion?: boolean;
  /** Name of its log; its own if left out. */
  readonly log?: string;
}

export type AuditSpec = AuditWords & { readonly kind: "audit" };

/** A record of who changed what at the provider. */
export function audit(settings: AuditWords = {}): AuditSpec {
  return { kind: "audit", ...settings };
}

export const auditField = words<AuditWords>("an audit trail: audit({ … })", { everyRegion: flag, log: text });
