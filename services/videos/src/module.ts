import type { ServiceModule } from "@terrace/service-kit/process";
import { config } from "./config.ts";
import { type Deps, openDeps } from "./deps.ts";
import { addRoutes } from "./routes.ts";

/** Uploads, videos and playback, as one process runs it alone or beside others. */
export const videos: ServiceModule<typeof config, Deps> = {
  name: "videos",
  config,
  open: openDeps,
  routes: addRoutes,
};
