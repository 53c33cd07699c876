import { given, output, site } from "@terrace/core/spec";

/** The web app. (BRQ-LOCAL-06, CON-BRQ-18) */
export const web = site({
  name: "web",
  folder: "web",
  framework: "next",
  port: 3_000,
  paths: ["/*"],
  health: { path: "/health" },
  needs: { balancer: "balancer" },
  env: { API_URL: output("balancer", "url"), PLATFORM_NAME: given() },
});
