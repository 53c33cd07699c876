import { external, output, password, site } from "@terrace/core/spec";

/** What creators and fans see and pay with. (DFZ-SVC-01, DFZ-FEAT-01..04, DFZ-FEAT-10..14) */
export const web = site({
  name: "web",
  folder: "services/fanz-web",
  framework: "next",
  port: 3_000,
  paths: ["/*"],
  health: { path: "/api/health" },
  needs: { database: "postgres", cache: "redis", media: "bucket", jobs: "queue", balancer: "balancer" },
  bind: { media: "media" },
  secrets: {
    session: password(),
    "stripe-key": external({ of: "Stripe" }),
    "stripe-webhook": external({ of: "Stripe" }),
  },
  env: {
    SESSION_SECRET: output("session", "value"),
    STRIPE_SECRET_KEY: output("stripe-key", "value"),
    STRIPE_WEBHOOK_SECRET: output("stripe-webhook", "value"),
    MEDIA_SIGNING_SECRET: output("media", "signing"),
    PUBLIC_URL: output("balancer", "url"),
  },
});
