import type { WrittenRow } from "./price-row.ts";

const GB_OF_TB = 1_024;

/** CloudFront by volume for viewers in North America and Europe; the first terabyte and ten million requests of every account are free. */
const CDN_OUT = {
  free: GB_OF_TB,
  tiers: [
    { from: 0, price: 0.085 },
    { from: 10 * GB_OF_TB, price: 0.08 },
    { from: 50 * GB_OF_TB, price: 0.06 },
    { from: 150 * GB_OF_TB, price: 0.04 },
    { from: 500 * GB_OF_TB, price: 0.03 },
  ],
};

/** CloudFront, WAF, Route 53. A firewall before CloudFront is billed in us-east-1, wherever the platform stands. */
export const EDGE: readonly WrittenRow[] = [
  ["cloudfront.out", "global", 0.085, "GB", "2025-11-18", "IC", "B", CDN_OUT],
  ["cloudfront.https", "us-east-1", 1, "million", "2024-07-01", "IC", "B", { free: 10 }],
  ["cloudfront.https", "eu-central-1", 1.2, "million", "2026-03-26", "CHT", "B", { free: 10 }],
  ["cloudfront.plan.free", "global", 0, "month", "2025-11-18", "BYBOWU", "C"],
  ["cloudfront.plan.pro", "global", 15, "month", "2025-11-18", "BYBOWU", "C"],
  ["cloudfront.plan.business", "global", 200, "month", "2025-11-18", "BYBOWU", "C"],
  ["cloudfront.plan.premium", "global", 1_000, "month", "2025-11-18", "BYBOWU", "C"],
  ["waf.acl", "us-east-1", 5, "month", "2024-07-01", "IC", "B"],
  ["waf.rule", "us-east-1", 1, "month", "2024-07-01", "IC", "B"],
  ["waf.requests", "us-east-1", 0.6, "million", "2024-07-01", "IC", "B"],
  ["waf.bot-control", "us-east-1", 10, "month", "2024-07-01", "C3X", "C"],
  ["waf.bot-control.requests", "us-east-1", 1, "million", "2024-07-01", "C3X", "C"],
  ["route53.zone", "global", 0.5, "month", "2024-07-01", "IC", "B"],
  ["route53.queries.standard", "global", 0.4, "million", "2024-07-01", "IC", "B"],
  ["route53.queries.latency", "global", 0.6, "million", "2024-07-01", "IC", "B"],
  ["route53.health-check", "global", 0.5, "month", "2024-07-01", "IC", "B"],
  ["route53.health-check.feature", "global", 1, "month", "2024-07-01", "IC", "B"],
];
