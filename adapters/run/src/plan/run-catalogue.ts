import type { Severity } from "@terrace/core/diagnostics";

/** Every code of the planner. `docs/errors.md` explains each; a test compares both ways. */
export const RUN_CATALOGUE = {
  "TER-RUN-001": { severity: "error", title: "Process without a port" },
  "TER-RUN-002": { severity: "error", title: "Secret without a value" },
  "TER-RUN-003": { severity: "error", title: "Connection that leads nowhere" },
  "TER-RUN-004": { severity: "error", title: "Parameter that nobody gave" },
  "TER-RUN-005": { severity: "info", title: "Not run on this machine" },
  "TER-RUN-006": { severity: "info", title: "Fewer tasks than wanted" },
  "TER-RUN-007": { severity: "error", title: "Platform without an entrance" },
  "TER-RUN-008": { severity: "error", title: "Service without code" },
  "TER-RUN-009": { severity: "error", title: "Configuration that the engine refuses" },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly title: string }>>;

export type RunCode = keyof typeof RUN_CATALOGUE;
