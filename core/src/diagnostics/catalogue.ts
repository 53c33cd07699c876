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
  "TER-RES-001": { severity: "error", title: "Unknown environment" },
  "TER-RES-002": { severity: "error", title: "Environments that extend each other in a circle" },
  "TER-RES-003": { severity: "error", title: "Reference to something that does not exist" },
  "TER-RES-004": { severity: "error", title: "Need that several resources could meet" },
  "TER-RES-005": { severity: "error", title: "Environment variable without a value" },
  "TER-RES-006": { severity: "error", title: "Modules of one process that disagree" },
  "TER-RES-007": { severity: "error", title: "Instance class of unknown size" },
  "TER-RES-008": { severity: "error", title: "Two resources with one name" },
  "TER-RES-009": { severity: "error", title: "Parameter that nothing asks for" },
  "TER-RES-010": { severity: "error", title: "Two services that claim the same path" },
  "TER-RES-011": { severity: "error", title: "Threshold that is not exactly one" },
  "TER-RES-012": { severity: "error", title: "Steps that do not rise to the whole" },
  "TER-RES-013": { severity: "error", title: "Scaling that cannot rest" },
  "TER-RES-014": { severity: "error", title: "Threshold that counts something else" },
  "TER-RES-015": { severity: "error", title: "Trigger without a metric or a decision" },
  "TER-RES-016": { severity: "error", title: "Amounts in several currencies" },
  "TER-RES-017": { severity: "error", title: "Action on what it cannot be done to" },
  "TER-RES-020": { severity: "error", title: "Part that does not work where it is put" },
  "TER-RES-021": { severity: "error", title: "Record without one clear answer" },
  "TER-RES-022": { severity: "error", title: "Subnets too small for what stands in them" },
  "TER-RES-023": { severity: "error", title: "Subnets missing for what stands in them" },
  "TER-RES-024": { severity: "error", title: "Subnets that overlap or lie outside" },
  "TER-CHK-000": { severity: "info", title: "Acknowledgement of nothing" },
  "TER-CHK-001": { severity: "error", title: "Pools larger than what the database grants" },
  "TER-CHK-002": { severity: "warning", title: "Pools larger than what the database grants while deploying" },
  "TER-CHK-003": { severity: "error", title: "Backups that cannot keep the recovery point" },
  "TER-CHK-004": { severity: "error", title: "Health check that depends on a third party" },
  "TER-CHK-005": { severity: "error", title: "Database open to the internet" },
  "TER-CHK-006": { severity: "error", title: "Network in one zone against the availability goal" },
  "TER-CHK-007": { severity: "warning", title: "Alarm that goes off at the allowed number of tasks" },
  "TER-CHK-008": { severity: "warning", title: "Security edge that nothing uses" },
  "TER-CHK-009": { severity: "error", title: "Use without a security edge" },
  "TER-CHK-010": { severity: "error", title: "Lifecycle that cannot be" },
  "TER-CHK-011": { severity: "warning", title: "Domain or account written as a constant" },
  "TER-CHK-012": { severity: "error", title: "Secret written in plain" },
  "TER-CHK-013": { severity: "error", title: "Job that comes free while its worker still has it" },
  "TER-CHK-014": { severity: "warning", title: "Single cache node against the availability goal" },
  "TER-CHK-015": { severity: "error", title: "Database without backups" },
  "TER-CHK-016": { severity: "error", title: "Bucket that anybody can read" },
  "TER-CHK-017": { severity: "warning", title: "Log without a retention that can be kept" },
  "TER-CHK-018": { severity: "error", title: "Store without encryption" },
  "TER-CHK-019": { severity: "error", title: "Database connections without verification" },
  "TER-CHK-020": { severity: "warning", title: "Limits of edge and service that disagree" },
  "TER-CHK-021": { severity: "warning", title: "Single task against the availability goal" },
  "TER-CHK-022": { severity: "error", title: "Database in one zone against the availability goal" },
  "TER-CHK-023": { severity: "error", title: "Health probe longer than its interval" },
  "TER-CHK-024": { severity: "error", title: "Subnets of a graph that overlap or lie outside" },
  "TER-CHK-025": { severity: "warning", title: "Range of tasks without a policy, or a policy without a range" },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type DiagnosticCode = keyof typeof CATALOGUE;
