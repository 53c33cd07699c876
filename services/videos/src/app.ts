import { createHttpApp, type HttpApp, type HttpAppOptions } from "@terrace/service-kit/http";
import type { Config } from "./config.ts";
import type { Deps } from "./deps.ts";
import { addRoutes } from "./routes.ts";

/** The service as an app that tests inject into; what it opened stays the caller's to close. */
export function createApp(config: Config, deps: Deps, options: Partial<HttpAppOptions> = {}): HttpApp {
  const app = createHttpApp({ service: "videos", version: "0.0.0", environment: "test", ...options });
  app.dependencies.push(...(deps.dependencies ?? []));
  app.register(async (scope) => addRoutes(scope as HttpApp, config, deps));
  return app;
}
