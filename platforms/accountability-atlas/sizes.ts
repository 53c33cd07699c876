import { blueGreen, canary, replace, rolling } from "@terrace/core/spec";

const LARGE = ["gateway", "user", "video", "location", "search", "web"] as const;
const SMALL = ["moderation", "notification"] as const;

type Name = (typeof LARGE)[number] | (typeof SMALL)[number];

/** The same words for several services, by their names. */
function each<Words>(names: readonly Name[], words: Words): Readonly<Record<string, Words>> {
  return Object.fromEntries(names.map((name) => [name, words]));
}

/** ATL-COMP-02 .. ATL-COMP-07, CON-ATL-01: containers of one machine, 3.90 virtual CPUs and 8,064 MB with nginx and Redis. */
export const containers = {
  "*": { host: "machine", tier: "public", tasks: 1, deployment: replace() },
  ...each(LARGE, { cpu: 512, memory: "1GB" } as const),
  ...each(SMALL, { cpu: 256, memory: "512MB" } as const),
} as const;

/** ATL-COMP-08, ATL-COMP-09, ATL-COMP-13 */
export const tasks = (count: number) =>
  ({
    "*": { tasks: count, deployment: rolling() },
    ...each(LARGE, { cpu: 512, memory: "1GB" } as const),
    ...each(SMALL, { cpu: 256, memory: "512MB" } as const),
  }) as const;

/** ATL-COMP-10, ATL-COMP-11 */
const scale = { cpu: "70%", outCooldown: "60s", inCooldown: "300s" } as const;

/** ATL-DEPLOY-02 .. ATL-DEPLOY-04, CON-ATL-24, CON-ALL-05 */
const deployment = (path: string) =>
  canary({
    steps: [{ share: "10%", bake: "5m" }],
    keepOld: "5m",
    verify: { path },
    rollback: { onFailure: true, alarms: ["errors", "latency"] },
  });

/** ATL-COMP-09, ATL-COMP-12, ATL-COMP-13, CON-ATL-05, CON-ATL-06: the drawing is how many there are at first. */
export const scaled = {
  "*": { scale, deployment: deployment("/actuator/health") },
  ...each(["gateway", "user", "video", "location", "search"], {
    tasks: { minimum: 2, desired: 3, maximum: 10 },
  } as const),
  ...each(SMALL, { tasks: { minimum: 1, desired: 2, maximum: 5 } } as const),
  web: { tasks: [2, 5], deployment: deployment("/api/health") },
} as const;

/** ATL-DEPLOY-01: staging changes over at once. */
export const blueGreenTasks = {
  ...tasks(2),
  "*": { tasks: 2, deployment: blueGreen({ verify: { path: "/actuator/health" } }) },
  web: { cpu: 512, memory: "1GB", deployment: blueGreen({ verify: { path: "/api/health" } }) },
} as const;
