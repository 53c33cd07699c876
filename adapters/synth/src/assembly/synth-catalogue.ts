import type { Severity } from "@terrace/core/diagnostics";

/** Every code of the synthesis. `docs/errors.md` explains each; a test compares both ways. */
export const SYNTH_CATALOGUE = {
  "TER-SYN-001": { severity: "error", title: "Not an environment on AWS" },
  "TER-SYN-002": { severity: "error", title: "Connection that leads nowhere on AWS" },
  "TER-SYN-003": { severity: "error", title: "Secret inside a longer text" },
  "TER-SYN-004": { severity: "error", title: "Beyond a limit of AWS" },
  "TER-SYN-005": { severity: "info", title: "Left to a person" },
  "TER-SYN-006": { severity: "error", title: "Nothing to stand on" },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly title: string }>>;

export type SynthCode = keyof typeof SYNTH_CATALOGUE;
