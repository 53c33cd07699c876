import { external, output, site } from "@terrace/core/spec";

/** The map and everything around it, rendered by Next.js. (ATL-SVC-08, ATL-FEAT-03, ATL-FEAT-10) */
export const web = site({
  name: "web",
  folder: "services/atlas-web",
  framework: "next",
  port: 3_000,
  paths: ["/*"],
  health: { path: "/api/health" },
  needs: { balancer: "balancer" },
  // ATL-ENC-04
  secrets: { "mapbox-token": external({ of: "Mapbox" }) },
  env: { API_URL: output("balancer", "url"), MAPBOX_TOKEN: output("mapbox-token", "value") },
});
