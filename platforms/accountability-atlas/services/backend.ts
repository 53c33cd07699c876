import { external, http, output, rsaKeyPair, template } from "@terrace/core/spec";

/** ATL-SVC-01 .. ATL-SVC-07. Images of Spring have no Node to ask with, and a quarter of a CPU takes its time to start one. */
const health = { path: "/actuator/health", container: false, grace: "3m" } as const;

/** ATL-SVC-11: the profile of production; a developer's machine sets its own. */
const env = { SPRING_PROFILES_ACTIVE: "prod" } as const;

/** ATL-AUTH-01, ATL-SVC-12 */
const verified = { ...env, JWKS_URL: template`${output("balancer", "url")}/.well-known/jwks.json` } as const;

/** Sends requests on, and counts them once nginx no longer does. (ATL-SVC-01, ATL-SVC-09, CON-ATL-12) */
export const gateway = http({
  name: "gateway",
  folder: "services/gateway",
  port: 8_080,
  paths: ["/api/*", "/.well-known/jwks.json"],
  health,
  needs: { cache: "redis", balancer: "balancer" },
  env: { ...verified, SERVICES_URL: template`${output("balancer", "url")}/internal` },
});

/** Accounts, sign-in and the keys of tokens. (ATL-SVC-02, ATL-FEAT-09, ATL-DATA-02) */
export const user = http({
  name: "user",
  folder: "services/users",
  migrations: {},
  port: 8_081,
  paths: ["/internal/users/*"],
  health,
  needs: { database: "postgres", cache: "redis" },
  // ATL-AUTH-02, ATL-ENC-02, ATL-ENC-06
  secrets: { jwt: rsaKeyPair(), "admin-password-hash": external() },
  env: {
    ...env,
    APP_JWT_PRIVATE_KEY: output("jwt", "privateKey"),
    ADMIN_PASSWORD_HASH: output("admin-password-hash", "value"),
  },
});

/** Videos tied to places, with what YouTube says of them. (ATL-SVC-03, ATL-FEAT-01, ATL-FEAT-02, ATL-FEAT-11) */
export const video = http({
  name: "video",
  folder: "services/geo-videos",
  migrations: {},
  port: 8_082,
  paths: ["/internal/videos/*"],
  health,
  needs: { database: "postgres", cache: "redis", submitted: "queue", balancer: "balancer" },
  // ATL-ENC-05
  secrets: { "youtube-api-key": external({ of: "YouTube" }) },
  env: { ...verified, YOUTUBE_API_KEY: output("youtube-api-key", "value") },
});

/** Places and what lies near them. (ATL-SVC-04, ATL-FEAT-04) */
export const location = http({
  name: "location",
  folder: "services/places",
  migrations: {},
  port: 8_083,
  paths: ["/internal/places/*"],
  health,
  needs: { database: "postgres", cache: "redis", balancer: "balancer" },
  env: verified,
});

/** Finds videos by words, once moderation lets them. (ATL-SVC-05, ATL-FEAT-05) */
export const search = http({
  name: "search",
  folder: "services/search",
  migrations: {},
  port: 8_084,
  paths: ["/internal/search/*"],
  health,
  needs: { database: "postgres", find: "search", moderated: "queue", balancer: "balancer" },
  takes: ["moderated"],
  env: { ...verified, SPRING_PROFILES_ACTIVE: "prod,fts" },
});

/** Looks at what was submitted, and gives what came of it to whom it concerns: a message of SQS has one taker. (ATL-SVC-06, ATL-FEAT-07) */
export const moderation = http({
  name: "moderation",
  folder: "services/moderation",
  migrations: {},
  port: 8_085,
  paths: ["/internal/moderation/*"],
  health,
  needs: { database: "postgres", submitted: "queue", moderated: "queue", notified: "queue", balancer: "balancer" },
  takes: ["submitted"],
  env: verified,
});

/** Tells people. (ATL-SVC-07, ATL-FEAT-08) */
export const notification = http({
  name: "notification",
  folder: "services/notifications",
  migrations: {},
  port: 8_086,
  paths: ["/internal/notifications/*"],
  health,
  needs: { database: "postgres", notified: "queue", balancer: "balancer" },
  takes: ["notified"],
  env: verified,
});
