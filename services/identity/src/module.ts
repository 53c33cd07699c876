import type { ServiceModule } from "@terrace/service-kit/process";
import { config } from "./config.ts";
import { type Deps, openDeps } from "./deps.ts";
import { addRoutes } from "./routes.ts";

/** Accounts, sign-in, tokens, roles and profiles, as one process runs it alone or beside others. */
export const identity: ServiceModule<typeof config, Deps> = {
  name: "identity",
  config,
  open: openDeps,
  routes: addRoutes,
};
