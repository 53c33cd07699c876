import type { CostsWords } from "@terrace/core/spec";

const OPENAI = "what OpenAI charges is variable and has a budget of its own (CON-STM-16)";

/** (STM-COST-01) */
export const developmentCosts = {
  usage: {
    low: { requests: 50_000, egress: "5GB", nat: "5GB", logs: "1GB", load: "0%", stored: { assets: "1GB" } },
    mid: { requests: 200_000, egress: "20GB", nat: "20GB", logs: "2GB", load: "0%", stored: { assets: "5GB" } },
    high: { requests: 1_000_000, egress: "60GB", nat: "60GB", logs: "5GB", load: "0%", stored: { assets: "20GB" } },
  },
  stated: {
    "STM-COST-01": {
      monthly: "100 USD",
      difference: `the NAT gateway comes to 38 USD and public addresses to 11, without which it would be about 90; ${OPENAI}`,
    },
  },
} as const satisfies CostsWords;

/** (STM-COST-01, STM-COST-04) */
export const productionCosts = {
  usage: {
    low: {
      requests: 1_000_000,
      egress: "50GB",
      hitRatio: "60%",
      nat: "30GB",
      logs: "5GB",
      load: "0%",
      stored: { assets: "20GB" },
    },
    mid: {
      requests: 5_000_000,
      egress: "200GB",
      hitRatio: "60%",
      nat: "100GB",
      logs: "15GB",
      load: "25%",
      stored: { assets: "100GB" },
    },
    high: {
      requests: 20_000_000,
      egress: "800GB",
      hitRatio: "70%",
      nat: "400GB",
      logs: "50GB",
      load: "100%",
      stored: { assets: "500GB" },
    },
  },
  stated: { "STM-COST-01": { monthly: "300 USD", difference: OPENAI } },
  savings: { "STM-COST-04": { what: "the database reserved for a year" } },
} as const satisfies CostsWords;
