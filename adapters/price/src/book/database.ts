import type { WrittenRow } from "./price-row.ts";

/**
 * RDS for PostgreSQL, which is not RDS for MySQL. Multi-AZ is a product of its own: where no source shows it, it is twice the single
 * one, as the provider says "approximately" (source DERIVED). In us-east-1 gp2 and gp3 cost the same; for eu-central-1 only gp3 is confirmed.
 */
export const DATABASE: readonly WrittenRow[] = [
  ["rds.postgres.db.t3.micro.single", "us-east-1", 0.018, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.micro.single", "eu-central-1", 0.021, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.micro.multi", "us-east-1", 0.036, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t3.micro.multi", "eu-central-1", 0.042, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t3.small.single", "us-east-1", 0.036, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.small.single", "eu-central-1", 0.042, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.small.multi", "us-east-1", 0.072, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t3.small.multi", "eu-central-1", 0.084, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t3.medium.single", "us-east-1", 0.072, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.medium.single", "eu-central-1", 0.084, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.t3.medium.multi", "us-east-1", 0.144, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t3.medium.multi", "eu-central-1", 0.168, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.t4g.micro.single", "us-east-1", 0.016, "hour", "2026-04-01", "INFRATALLY", "C"],
  ["rds.postgres.db.t4g.micro.single", "eu-central-1", 0.019, "hour", "2026-06-01", "BILL", "A"],
  ["rds.postgres.db.t4g.micro.multi", "us-east-1", 0.032, "hour", "2026-04-01", "DERIVED", "C"],
  ["rds.postgres.db.t4g.micro.multi", "eu-central-1", 0.038, "hour", "2026-06-01", "DERIVED", "C"],
  ["rds.postgres.db.t4g.small.single", "us-east-1", 0.032, "hour", "2026-01-01", "INFRATALLY", "C"],
  ["rds.postgres.db.t4g.small.single", "eu-central-1", 0.037, "hour", "2026-01-01", "DERIVED", "U"],
  // The Price List's own Multi-AZ price is 0.065 for MySQL, whose single price is the same 0.032: not 0.064.
  ["rds.postgres.db.t4g.small.multi", "us-east-1", 0.065, "hour", "2026-05-03", "IC", "C"],
  ["rds.postgres.db.t4g.medium.single", "us-east-1", 0.065, "hour", "2026-01-01", "INFRATALLY", "C"],
  ["rds.postgres.db.t4g.medium.single", "eu-central-1", 0.075, "hour", "2026-01-01", "DERIVED", "U"],
  ["rds.postgres.db.t4g.medium.multi", "us-east-1", 0.13, "hour", "2026-01-01", "DERIVED", "C"],
  ["rds.postgres.db.r6g.large.single", "us-east-1", 0.225, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.r6g.large.single", "eu-central-1", 0.274, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.r6g.large.multi", "us-east-1", 0.45, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.r6g.large.multi", "eu-central-1", 0.548, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.r6g.xlarge.single", "us-east-1", 0.45, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.r6g.xlarge.single", "eu-central-1", 0.549, "hour", "2021-08-03", "VT", "B"],
  ["rds.postgres.db.r6g.xlarge.multi", "us-east-1", 0.9, "hour", "2021-08-03", "DERIVED", "C"],
  ["rds.postgres.db.r6g.xlarge.multi", "eu-central-1", 1.098, "hour", "2021-08-03", "DERIVED", "C"],

  ["rds.storage.gp2.single", "us-east-1", 0.115, "GB-month", "2026-05-03", "IC", "B"],
  ["rds.storage.gp2.single", "eu-central-1", 0.137, "GB-month", "2026-06-01", "DERIVED", "U"],
  ["rds.storage.gp2.multi", "us-east-1", 0.23, "GB-month", "2026-05-03", "IC", "B"],
  ["rds.storage.gp2.multi", "eu-central-1", 0.274, "GB-month", "2026-06-01", "DERIVED", "U"],
  ["rds.storage.gp3.single", "us-east-1", 0.115, "GB-month", "2026-05-03", "IC", "B"],
  ["rds.storage.gp3.single", "eu-central-1", 0.137, "GB-month", "2026-06-01", "BILL", "A"],
  ["rds.storage.gp3.multi", "us-east-1", 0.23, "GB-month", "2026-05-03", "IC", "B"],
  ["rds.storage.gp3.multi", "eu-central-1", 0.274, "GB-month", "2026-06-01", "DERIVED", "C"],
  ["rds.iops.gp3.single", "us-east-1", 0.02, "IOPS-month", "2026-05-03", "IC", "B"],
  ["rds.iops.gp3.multi", "us-east-1", 0.04, "IOPS-month", "2026-05-03", "IC", "B"],
  ["rds.backup", "us-east-1", 0.095, "GB-month", "2024-07-01", "IC", "B"],
  ["rds.backup", "eu-central-1", 0.103, "GB-month", "2026-06-01", "DERIVED", "U"],
  ["rds.extended-support", "us-east-1", 0.1, "vCPU-hour", "2024-07-01", "IC", "B"],
  ["rds.proxy", "us-east-1", 0.015, "vCPU-hour", "2026-08-17", "PL-aug26", "B"],
];
