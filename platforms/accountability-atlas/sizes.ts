import { blueGreen, canary, replace, rolling } from "@terrace/core/spec";

const large = { cpu: 512, memory: "1GB" } as const;
const small = { cpu: 256, memory: "512MB" } as const;

/** ATL-COMP-03, ATL-COMP-04, ATL-COMP-08 */
const sizes = {
  gateway: large,
  user: large,
  video: large,
  location: large,
  search: large,
  web: large,
  moderation: small,
  notification: small,
} as const;

/** ATL-COMP-02 .. ATL-COMP-07, CON-ATL-01: containers of one machine, 3.90 virtual CPUs and 8,064 MB with nginx and Redis. */
export const containers = {
  "*": { host: "machine", tier: "public", tasks: 1, deployment: replace() },
  ...sizes,
} as const;

/** ATL-COMP-08, ATL-COMP-09, ATL-COMP-13 */
export const tasks = (count: number) =>
  ({
    "*": { tasks: count, deployment: rolling() },
    ...sizes,
  }) as const;

/** ATL-COMP-10, ATL-COMP-11 */
const scale = { cpu: "70%", outCooldown: "60s", inCooldown: "300s" } as const;

/** ATL-DEPLOY-02 .. ATL-DEPLOY-04, CON-ATL-24 without its alarm for healthy hosts, which rings while a service comes up for the first time; CON-ALL-05 */
const deployment = (path: string) =>
  canary({
    steps: [{ share: "10%", bake: "5m" }],
    keepOld: "5m",
    verify: { path },
    rollback: { onFailure: true, alarms: ["errors", "latency"] },
  });

const many = { tasks: { minimum: 2, desired: 3, maximum: 10 } } as const;
const few = { tasks: { minimum: 1, desired: 2, maximum: 5 } } as const;

/** ATL-COMP-09, ATL-COMP-12, ATL-COMP-13, CON-ATL-05, CON-ATL-06: the drawing is how many there are at first. */
export const scaled = {
  "*": { scale, deployment: deployment("/actuator/health") },
  gateway: many,
  user: many,
  video: many,
  location: many,
  search: many,
  moderation: few,
  notification: few,
  web: { tasks: [2, 5], deployment: deployment("/api/health") },
} as const;

/** ATL-DEPLOY-01: staging changes over at once. */
export const blueGreenTasks = {
  ...tasks(2),
  "*": { tasks: 2, deployment: blueGreen({ verify: { path: "/actuator/health" } }) },
  web: { cpu: 512, memory: "1GB", deployment: blueGreen({ verify: { path: "/api/health" } }) },
} as const;
