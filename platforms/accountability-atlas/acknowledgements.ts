import type { AcknowledgementWords } from "@terrace/core/spec";

type Acknowledgements = readonly AcknowledgementWords[];

/** What rules find in every phase. */
export const everywhere = [
  {
    id: "TER-CHK-026",
    at: "database",
    reason: "15.8 is ours, as only the major version is stated; RDS raises the minor by itself (CON-ALL-04)",
  },
] as const satisfies Acknowledgements;

export const launchAcknowledgements = [
  {
    id: "TER-CHK-037",
    at: "database",
    reason: "a day may be lost in the first phase, which promises no recovery to a moment (CON-ATL-07)",
  },
] as const satisfies Acknowledgements;

export const growthAcknowledgements = [
  {
    id: "TER-CHK-051",
    at: "balancer",
    reason: "the gateway counts in Redis, with the figures of the first phase (CON-ATL-12)",
  },
] as const satisfies Acknowledgements;

export const fullAcknowledgements = [
  {
    id: "TER-CHK-049",
    at: "firewall",
    reason:
      "the firewall is stated at the balancer, which the api's own name reaches directly (ATL-WAF-03, ATL-NET-12)",
  },
] as const satisfies Acknowledgements;
