import type { CostsWords, UsageWords } from "@terrace/core/spec";

/** One month at a level; the three levels of a phase lie between its own and the next one's trigger. */
function month(users: number, requests: number): UsageWords {
  return {
    users,
    requests,
    egress: `${Math.ceil(requests / 20_000)}GB`,
    nat: `${Math.ceil(requests / 100_000)}GB`,
    logs: `${Math.ceil(requests / 500_000)}GB`,
    messages: Math.ceil(requests / 50),
    // Copies of a database are free up to its own size.
    stored: { files: "20GB", registry: "10GB", "backup.database": "20GB" },
    hitRatio: "50%",
    load: "20%",
  };
}

/** ATL-COST-01, ATL-P1-01 */
export const launchCosts = {
  usage: { low: month(50, 200_000), mid: month(200, 1_000_000), high: month(500, 3_000_000) },
  stated: { "ATL-P1-01": { monthly: ["150 USD", "200 USD"] } },
} as const satisfies CostsWords;

/** ATL-COST-01, ATL-P2-01 */
export const growthCosts = {
  usage: { low: month(500, 2_000_000), mid: month(1_000, 5_000_000), high: month(2_000, 10_000_000) },
  stated: {
    "ATL-P2-01": {
      monthly: ["500 USD", "800 USD"],
      difference:
        "one task each, one gateway, one zone and one cache node are all that is stated; nobody says what the range is made of, and two tasks each with a standby of the database would reach it",
    },
  },
} as const satisfies CostsWords;

/** ATL-P3-02 */
export const stagingCosts = {
  usage: { low: month(10, 50_000), mid: month(20, 100_000), high: month(50, 300_000) },
  stated: { "ATL-P3-02": { monthly: "570 USD" } },
} as const satisfies CostsWords;

const large = { low: month(1_000, 10_000_000), mid: month(3_000, 20_000_000), high: month(5_000, 40_000_000) };

/** ATL-COST-01, ATL-P3-01 */
export const scaleCosts = {
  usage: large,
  includes: ["scale-staging"],
  // What staging costs is stated of staging alone.
  stated: { "ATL-P3-01": { monthly: ["2300 USD", "2900 USD"] }, "ATL-P3-02": null },
} as const satisfies CostsWords;

/** ATL-COST-01, ATL-COST-02, ATL-P4-01, CON-ATL-18 */
export const fullCosts = {
  usage: { low: month(5_000, 20_000_000), mid: month(10_000, 50_000_000), high: month(20_000, 100_000_000) },
  includes: ["full-staging"],
  stated: {
    "ATL-P3-01": null,
    "ATL-P4-01": {
      monthly: ["2400 USD", "2900 USD"],
      difference:
        "reserved instances pay for what a second region and scaling cost (CON-ATL-18), and what us-west-2 costs is not priced",
    },
  },
  savings: {
    "ATL-COST-02": { what: "database, cache and search reserved for a year", ratio: "40%" },
  },
} as const satisfies CostsWords;
