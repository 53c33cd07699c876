import type { WrittenRow } from "./price-row.ts";

const GB_OF_TB = 1_024;

/** What leaves to the internet gets cheaper by the month's volume; the first 100 GB of every account are free. */
const OUT = {
  free: 100,
  tiers: [
    { from: 0, price: 0.09 },
    { from: 10 * GB_OF_TB, price: 0.085 },
    { from: 50 * GB_OF_TB, price: 0.07 },
    { from: 150 * GB_OF_TB, price: 0.05 },
  ],
};

/** Load balancers, NAT, endpoints, addresses, transfer. An hour of a load balancer is 0.0225; 0.008 is its capacity unit. */
export const NETWORK: readonly WrittenRow[] = [
  ["alb.hour", "us-east-1", 0.0225, "hour", "2024-07-01", "IC", "B"],
  ["alb.hour", "eu-central-1", 0.027, "hour", "2026-06-01", "BILL", "A"],
  ["alb.hour", "us-west-2", 0.0225, "hour", "2025-04-01", "DEFANG", "C"],
  ["alb.lcu", "us-east-1", 0.008, "LCU-hour", "2024-07-01", "IC", "B"],
  ["alb.lcu", "eu-central-1", 0.008, "LCU-hour", "2026-01-01", "DERIVED", "U"],
  ["nat.hour", "us-east-1", 0.045, "hour", "2026-08-01", "PL-aug26", "B"],
  ["nat.hour", "eu-central-1", 0.052, "hour", "2026-01-01", "FRA", "C"],
  ["nat.hour", "us-west-2", 0.045, "hour", "2025-04-01", "DEFANG", "C"],
  ["nat.data", "us-east-1", 0.045, "GB", "2026-08-01", "PL-aug26", "B"],
  ["nat.data", "eu-central-1", 0.052, "GB", "2026-01-01", "DERIVED", "U"],
  ["vpc.endpoint.hour", "us-east-1", 0.01, "hour", "2024-07-01", "IC", "B"],
  ["vpc.endpoint.hour", "eu-central-1", 0.012, "hour", "2026-01-01", "FRA", "C"],
  ["vpc.endpoint.data", "us-east-1", 0.01, "GB", "2024-07-01", "IC", "B"],
  ["vpc.public-ipv4", "us-east-1", 0.005, "hour", "2026-01-01", "FRA", "C"],
  ["vpc.public-ipv4", "eu-central-1", 0.005, "hour", "2026-06-01", "BILL", "A"],
  ["transfer.out", "us-east-1", 0.09, "GB", "2024-09-25", "IC", "B", OUT],
  ["transfer.out", "eu-central-1", 0.09, "GB", "2024-09-25", "IC", "B", OUT],
  ["transfer.zones", "us-east-1", 0.01, "GB", "2024-09-25", "IC", "B"],
  ["transfer.zones", "eu-central-1", 0.01, "GB", "2024-09-25", "IC", "B"],
  ["transfer.regions", "us-east-1", 0.02, "GB", "2024-09-25", "IC", "B"],
  ["transfer.regions", "eu-central-1", 0.02, "GB", "2024-09-25", "IC", "B"],
];
