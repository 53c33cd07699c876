import { output, password, site } from "@terrace/core/spec";

/** The Next.js application: sessions and often-read data in the cache, everything else in the database. (WEB-SVC-01, WEB-FEAT-05) */
export const app = site({
  name: "app",
  folder: "services/app",
  framework: "next",
  port: 3_000,
  paths: ["/*"],
  // CON-WEB-12: the requirements give no path.
  health: { path: "/api/health" },
  needs: { database: "postgres", cache: "redis", balancer: "balancer" },
  secrets: { session: password() },
  env: { SESSION_SECRET: output("session", "value"), PUBLIC_URL: output("balancer", "url") },
});
