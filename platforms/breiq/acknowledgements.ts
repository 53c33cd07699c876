import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in every environment on AWS. */
const onAws = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.8 is what runs today, and RDS raises it by itself; the engine never goes back (CON-BRQ-06, CON-ALL-04)",
  },
] as const satisfies Acknowledgements;

export const currentAcknowledgements = [
  ...onAws,
  {
    id: "TER-CHK-051",
    at: "balancer",
    reason: "there is neither an edge nor a firewall yet (CON-BRQ-30)",
  },
  {
    id: "TER-CHK-025",
    at: "backend",
    reason: "1 to 10 tasks are stated and no policy is; the target's 70 % would be a guess (BRQ-COMP-04, BRQ-COMP-05)",
  },
] as const satisfies Acknowledgements;

/** Staging, and production after it. */
export const targetAcknowledgements = [
  ...onAws,
  {
    id: "TER-CHK-048",
    at: "edge",
    reason: "the balancer is stated to be open to 0.0.0.0/0 (BRQ-NET-06); locking it is one word (CON-STM-08)",
  },
  {
    id: "TER-CHK-073",
    reason: "the load generator is let through by name where it runs (BRQ-WAF-02, CON-BRQ-27)",
  },
  {
    id: "TER-CHK-074",
    reason: "the rate counts all three loads together, in the plateau (BRQ-LOAD-04, CON-BRQ-26)",
  },
] as const satisfies Acknowledgements;

export const productionAcknowledgements = [
  {
    id: "TER-CHK-072",
    at: "response-time",
    reason: "three gates are stated: 200 ms in steady state, 500 ms under load, 2 seconds warn (CON-BRQ-25)",
  },
  {
    id: "TER-CHK-075",
    reason: "three gates are stated: 0.1 % in steady state, 5 % pages, 10 % ends the stress test (CON-BRQ-24)",
  },
  {
    id: "TER-CHK-028",
    at: "database",
    reason: "30 days are stated for the promoted replica, 35 for the database that it replaces (BRQ-DB-13, CON-BRQ-08)",
  },
] as const satisfies Acknowledgements;
