import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in both environments. */
export const everywhere = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.8 is ours, as no version is stated; RDS raises the minor by itself (CON-WEB-12, CON-ALL-04)",
  },
  { id: "TER-CHK-051", at: "balancer", reason: "the firewall is a switch, off in both environments (CON-WEB-07)" },
] as const satisfies Acknowledgements;

export const productionAcknowledgements = [
  {
    id: "TER-CHK-066",
    at: "cache",
    reason: "one node is stated; sessions fall back to the database, so that a lost node signs nobody out (CON-WEB-06)",
  },
] as const satisfies Acknowledgements;
