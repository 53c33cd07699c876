import type { CostsWords } from "@terrace/core/spec";

const ADDRESSES = "the hours alone come to 16.43 USD; what passes and two public addresses are added to them";

/** Images, and copies of the database, which are free up to its own size. */
const kept = (database: "20GB" | "100GB") => ({ registry: "5GB", "backup.database": database }) as const;

/** (WEB-COST-01 .. WEB-COST-07) */
export const developmentCosts = {
  usage: {
    low: { requests: 100_000, egress: "10GB", nat: "10GB", logs: "1GB", load: "0%", stored: kept("20GB") },
    mid: { requests: 500_000, egress: "50GB", nat: "50GB", logs: "2GB", load: "25%", stored: kept("20GB") },
    high: { requests: 2_000_000, egress: "150GB", nat: "100GB", logs: "5GB", load: "70%", stored: kept("20GB") },
  },
  stated: {
    "WEB-COST-01": {
      monthly: ["50 USD", "100 USD"],
      difference:
        "its own lines add up to 95 to 110 USD; the lower half leaves out the NAT gateway and the balancer (CON-WEB-01)",
    },
    "WEB-COST-02": { item: "postgres", monthly: "15 USD" },
    "WEB-COST-03": { item: "redis", monthly: "12 USD" },
    "WEB-COST-04": { item: "fargate", monthly: ["15 USD", "30 USD"] },
    "WEB-COST-05": { item: "nat", monthly: "32 USD", difference: "the hours alone, without what passes" },
    "WEB-COST-06": { item: "balancer", monthly: "16 USD", difference: ADDRESSES },
    "WEB-COST-07": { item: "transfer", monthly: "5 USD", difference: "the first 100 GB a month leave free of charge" },
  },
} as const satisfies CostsWords;

/** (WEB-COST-01 .. WEB-COST-07) */
export const productionCosts = {
  usage: {
    low: { requests: 2_000_000, egress: "150GB", nat: "50GB", logs: "5GB", load: "0%", stored: kept("100GB") },
    mid: { requests: 10_000_000, egress: "300GB", nat: "100GB", logs: "10GB", load: "15%", stored: kept("100GB") },
    high: { requests: 40_000_000, egress: "800GB", nat: "300GB", logs: "40GB", load: "100%", stored: kept("100GB") },
  },
  stated: {
    "WEB-COST-01": {
      monthly: ["200 USD", "400 USD"],
      difference:
        "its own lines add up to 244 to 364 USD, with five tasks at most; ten tasks cost about 180 USD more (CON-WEB-02)",
    },
    "WEB-COST-02": { item: "postgres", monthly: "60 USD" },
    "WEB-COST-03": { item: "redis", monthly: "24 USD" },
    "WEB-COST-04": {
      item: "fargate",
      monthly: ["60 USD", "180 USD"],
      difference: "180 USD are five tasks; ten cost about 360 USD (CON-WEB-02)",
    },
    "WEB-COST-05": { item: "nat", monthly: "64 USD", difference: "the hours alone, without what passes" },
    "WEB-COST-06": { item: "balancer", monthly: "16 USD", difference: ADDRESSES },
    "WEB-COST-07": { item: "transfer", monthly: "20 USD" },
  },
} as const satisfies CostsWords;
