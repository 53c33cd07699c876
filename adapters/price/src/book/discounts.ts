import type { Confidence } from "@terrace/core/report";
import type { SourceKey } from "./sources.ts";

/** What can be promised for a time. */
export type CommitmentFamily = "rds" | "elasticache" | "opensearch" | "ec2" | "fargate";

/** What a promise or interruptible capacity takes off the on-demand price. */
export interface Discount {
  readonly family: CommitmentFamily;
  readonly name: string;
  /** The promise that it takes; null for spot capacity. */
  readonly promise: { readonly term: "1y" | "3y"; readonly payment: "none" | "partial" | "all" } | null;
  readonly ratio: number;
  /** The figure is the provider's "up to": less is possible. */
  readonly isUpTo: boolean;
  readonly effectiveDate: string;
  readonly source: SourceKey;
  readonly confidence: Confidence;
}

/**
 * Reserved instances, savings plans, spot. ElastiCache: measured on cache.r6g.large in us-east-1 (0.206 an hour against 0.141, 0.134, 0.107, 0.093).
 * RDS without upfront: 0.0957 against 0.136. EC2: t3.medium, 0.030 against 0.0416. Reserved database instances never cover storage, backups,
 * the proxy or extended support. OpenSearch has reservations, but no source here has a rate.
 */
export const DISCOUNTS: readonly Discount[] = [
  discount(["rds", "reserved", "1y none"], 0.296, ["2026-05-03", "IC", "B"]),
  discount(["rds", "reserved", "3y partial"], { upTo: 0.6 }, ["2026-03-01", "ARCHERA", "C"]),
  discount(["rds", "reserved", "3y all"], { upTo: 0.63 }, ["2026-03-01", "ARCHERA", "C"]),
  discount(["elasticache", "reserved", "1y none"], 0.316, ["2022-02-13", "VT", "B"]),
  discount(["elasticache", "reserved", "1y partial"], 0.35, ["2022-02-13", "VT", "B"]),
  discount(["elasticache", "reserved", "3y none"], 0.481, ["2022-02-13", "VT", "B"]),
  discount(["elasticache", "reserved", "3y all"], 0.549, ["2022-02-13", "VT", "B"]),
  discount(["ec2", "reserved", "1y none"], 0.279, ["2024-07-01", "IC", "B"]),
  discount(["fargate", "Compute Savings Plan", "3y all"], { upTo: 0.52 }, ["2026-03-10", "WRING", "C"]),
  discount(["fargate", "Spot", null], { upTo: 0.7 }, ["2026-03-10", "WRING", "C"]),
];

function discount(
  [family, name, promised]: readonly [CommitmentFamily, string, `${"1y" | "3y"} ${"none" | "partial" | "all"}` | null],
  taken: number | { readonly upTo: number },
  [effectiveDate, source, confidence]: readonly [string, SourceKey, Confidence],
): Discount {
  const [term, payment] = promised?.split(" ") ?? [];
  const promise = promised === null ? null : ({ term, payment } as Discount["promise"]);
  const isUpTo = typeof taken !== "number";
  return { family, name, promise, ratio: isUpTo ? taken.upTo : taken, isUpTo, effectiveDate, source, confidence };
}
