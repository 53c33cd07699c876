import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in every environment. */
export const everywhere = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.4 is stated; a new database begins with the minor that RDS has (DFZ-DB-01, CON-ALL-04)",
  },
] as const satisfies Acknowledgements;

/** Production, and the test environment in its shape. */
export const productionAcknowledgements = [
  {
    id: "TER-CHK-072",
    at: "latency",
    reason: "200 ms is the objective under normal load, and 2 seconds warn, as in Breiq's set (CON-DFZ-21, GAP-DFZ-11)",
  },
  {
    id: "TER-CHK-021",
    at: "streaming",
    reason: "one task is stated; a second stands during deployments, and streams go on without it (CON-DFZ-15)",
  },
  {
    id: "TER-CHK-033",
    at: "cache",
    reason: "keys that are used together carry one hash tag (CON-DFZ-05)",
  },
] as const satisfies Acknowledgements;
