import type { WrittenRow } from "./price-row.ts";

/** Fargate, EC2, EBS, images. ARM in eu-central-1 is 0.8 × x86, which fits a bill to the cent. */
export const COMPUTE: readonly WrittenRow[] = [
  ["fargate.x86_64.vcpu", "us-east-1", 0.04048, "vCPU-hour", "2026-06-17", "FM", "B"],
  ["fargate.x86_64.vcpu", "eu-central-1", 0.04656, "vCPU-hour", "2026-07-07", "SEED", "A"],
  ["fargate.x86_64.vcpu", "us-west-2", 0.04048, "vCPU-hour", "2025-04-01", "DEFANG", "C"],
  ["fargate.x86_64.memory", "us-east-1", 0.004445, "GB-hour", "2026-06-17", "FM", "B"],
  ["fargate.x86_64.memory", "eu-central-1", 0.00511, "GB-hour", "2026-07-07", "SEED", "A"],
  ["fargate.x86_64.memory", "us-west-2", 0.004445, "GB-hour", "2025-04-01", "DEFANG", "C"],
  ["fargate.arm64.vcpu", "us-east-1", 0.03238, "vCPU-hour", "2021-11-23", "VANTAGE", "C"],
  ["fargate.arm64.vcpu", "eu-central-1", 0.03725, "vCPU-hour", "2026-06-01", "BILL", "C"],
  ["fargate.arm64.memory", "us-east-1", 0.00356, "GB-hour", "2021-11-23", "VANTAGE", "C"],
  ["fargate.arm64.memory", "eu-central-1", 0.00409, "GB-hour", "2026-06-01", "BILL", "C"],

  ["ec2.linux.t3.medium", "us-east-1", 0.0416, "hour", "2024-07-01", "IC", "B"],
  ["ec2.linux.t3.medium", "eu-central-1", 0.048, "hour", "2026-01-01", "FRA", "C"],
  ["ec2.linux.t3.large", "us-east-1", 0.0832, "hour", "2024-07-01", "IC", "B"],
  ["ec2.linux.t3.large", "eu-central-1", 0.096, "hour", "2026-01-01", "FRA", "C"],
  ["ec2.linux.t3.xlarge", "us-east-1", 0.1664, "hour", "2026-04-01", "EST", "B"],
  ["ec2.linux.t3.xlarge", "eu-central-1", 0.192, "hour", "2026-01-01", "FRA", "C"],

  ["ebs.gp3", "us-east-1", 0.08, "GB-month", "2024-07-01", "IC", "B"],
  ["ebs.gp3", "eu-central-1", 0.0952, "GB-month", "2026-01-01", "FRA", "C"],
  ["ebs.gp2", "us-east-1", 0.1, "GB-month", "2024-07-01", "IC", "B"],
  ["ebs.gp2", "eu-central-1", 0.119, "GB-month", "2026-01-01", "FRA", "C"],
  ["ebs.snapshot", "us-east-1", 0.05, "GB-month", "2024-07-01", "IC", "B"],

  ["ecr.storage", "us-east-1", 0.1, "GB-month", "2024-07-01", "IC", "B"],
];
