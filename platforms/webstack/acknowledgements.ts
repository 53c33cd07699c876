import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in both environments. */
export const everywhere = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.8 is ours, as no version is stated; RDS raises the minor by itself (CON-WEB-12, CON-ALL-04)",
  },
] as const satisfies Acknowledgements;
