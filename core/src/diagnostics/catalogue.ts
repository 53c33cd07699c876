import type { Severity } from "./diagnostic.ts";

/** What a code stands for, whatever the words of a single finding. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly title: string;
}

/** Every code of the core. `docs/errors.md` explains each; a test compares both ways. */
export const CATALOGUE = {
  "TER-SPEC-001": { severity: "error", title: "Unknown key" },
  "TER-SPEC-002": { severity: "error", title: "Wrong kind of value" },
  "TER-SPEC-003": { severity: "error", title: "Unknown word" },
  "TER-SPEC-004": { severity: "error", title: "Missing value" },
  "TER-SPEC-005": { severity: "error", title: "Name that cannot be a name" },
  "TER-SPEC-006": { severity: "error", title: "Value that contains itself" },
  "TER-CHK-000": { severity: "info", title: "Acknowledgement of nothing" },
  "TER-RES-001": { severity: "error", title: "Unknown environment" },
  "TER-RES-002": { severity: "error", title: "Environments that extend each other in a circle" },
  "TER-RES-003": { severity: "error", title: "Reference to something that does not exist" },
  "TER-RES-004": { severity: "error", title: "Need that several resources could meet" },
  "TER-RES-005": { severity: "error", title: "Environment variable without a value" },
  "TER-RES-006": { severity: "error", title: "Modules of one process that disagree" },
  "TER-RES-007": { severity: "error", title: "Instance class of unknown size" },
  "TER-RES-008": { severity: "error", title: "Two resources with one name" },
  "TER-RES-009": { severity: "error", title: "Parameter that nothing asks for" },
  "TER-RES-011": { severity: "error", title: "Alarm without one clear threshold" },
  "TER-RES-010": { severity: "error", title: "Two services that claim the same path" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type DiagnosticCode = keyof typeof CATALOGUE;
