import { text } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** A finding that the authors know and accept, and why. It stays visible, as information. */
export interface AcknowledgementWords {
  /** Code of the rule: `"TER-CHK-005"`. */
  readonly id: string;
  /** Only where the finding stands at this name, such as `"database"`; everywhere if left out. */
  readonly at?: string;
  readonly reason: string;
}

export const acknowledgementField = words<AcknowledgementWords>(
  "an acknowledgement: { id, at, reason }",
  { id: text, at: text, reason: text },
  ["id", "reason"],
);
