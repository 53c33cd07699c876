import { given, http, inSeconds, output, parameter, password, rsaKeyPair } from "@terrace/core/spec";

/** Accounts, sign-in, tokens, roles and profiles. (BRQ-SVC-07, BRQ-AUTH-03..10) */
export const identity = http({
  name: "identity",
  folder: "services/identity",
  migrations: { folder: "migrations", schema: "identity" },
  port: 8_001,
  // `/api/*` brings what no service knows to an answer in the API's own words instead of a page.
  paths: ["/api/auth/*", "/api/users/*", "/.well-known/jwks.json", "/health", "/api/*"],
  health: { path: "/api/health" },
  needs: { database: "postgres", cache: "redis", jobs: "queue" },
  secrets: { "signing-key": rsaKeyPair(), refresh: password(), admin: password({ strength: 18 }) },
  env: {
    JWT_PRIVATE_KEY: output("signing-key", "privateKey"),
    JWT_ISSUER: given(),
    JWT_AUDIENCE: given(),
    ACCESS_TOKEN_SECONDS: inSeconds("15m"),
    REFRESH_TOKEN_SECONDS: inSeconds("30d"),
    REFRESH_SECRET: output("refresh", "value"),
    ADMIN_USERNAME: "admin",
    ADMIN_EMAIL: parameter("admin-email"),
    ADMIN_PASSWORD: output("admin", "value"),
  },
});
