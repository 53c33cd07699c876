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
    id: "TER-CHK-068",
    at: "machine",
    reason:
      "the limits of CPU are stated and may be oversubscribed; half of the memory is free (CON-ATL-01, CON-ATL-02)",
  },
  {
    id: "TER-CHK-037",
    at: "database",
    reason: "a day may be lost in the first phase, which promises no recovery to a moment (CON-ATL-07)",
  },
] as const satisfies Acknowledgements;

/** Where the cache is ElastiCache, which starts empty. */
export const scaleAcknowledgements = [
  {
    id: "TER-CHK-077",
    at: "gateway",
    reason: "it counts requests only, and a count may begin anew (CON-ATL-12)",
  },
] as const satisfies Acknowledgements;

export const growthAcknowledgements = [
  ...scaleAcknowledgements,
  {
    id: "TER-CHK-051",
    at: "balancer",
    reason: "the gateway counts in Redis, with the figures of the first phase (CON-ATL-12)",
  },
] as const satisfies Acknowledgements;

export const fullAcknowledgements = [
  {
    id: "TER-CHK-043",
    at: "names",
    reason:
      "the balancer leads every path below /api to the gateway, so the start page is what tells that the region answers",
  },
  {
    id: "TER-CHK-049",
    at: "firewall",
    reason:
      "the firewall is stated at the balancer, which the api's own name reaches directly (ATL-WAF-03, ATL-NET-12)",
  },
] as const satisfies Acknowledgements;
