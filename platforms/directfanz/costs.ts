import type { CostsWords, UsageWords } from "@terrace/core/spec";

/** One month at a level, by the people who use it: what they look at, upload and stream. */
function month(users: number, liveHours: number): UsageWords {
  return {
    users,
    served: users * 30,
    requests: users * 600,
    egress: `${Math.ceil(users / 2)}GB`,
    hitRatio: "85%",
    nat: `${Math.ceil(users / 100) + 20}GB`,
    logs: `${Math.ceil(users / 500) + 5}GB`,
    stored: { media: `${Math.ceil(users / 10) + 50}GB`, assets: "5GB", registry: "10GB", "backup.database": "100GB" },
    objects: users * 4,
    messages: users * 10,
    liveHours,
    load: "20%",
  };
}

/** The requirements state no figure; cost is an aim, anomalies are watched. (DFZ-COST-01) */
export const productionCosts = {
  usage: { low: month(1_000, 20), mid: month(10_000, 200), high: month(50_000, 1_000) },
} as const satisfies CostsWords;

export const stagingCosts = {
  usage: { low: month(10, 1), mid: month(20, 5), high: month(50, 10) },
} as const satisfies CostsWords;
