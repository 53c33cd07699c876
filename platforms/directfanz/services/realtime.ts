import { output, template, websocket } from "@terrace/core/spec";

/** Chat beside a stream and messages in general, over WebSockets. (DFZ-SVC-02, DFZ-FEAT-07) */
export const realtime = websocket({
  name: "realtime",
  folder: "services/realtime",
  migrations: {},
  port: 3_001,
  paths: ["/ws*"],
  health: { path: "/health" },
  // DFZ-DATA-07, CON-DFZ-04: the recent window lies in the cache, the history in the database.
  needs: { database: "postgres", cache: "redis", balancer: "balancer" },
  env: { SESSION_URL: template`${output("balancer", "url")}/api/session` },
});
