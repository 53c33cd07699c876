import { writeSync } from "node:fs";
import { Type } from "typebox";
import { type Environment, readConfig } from "../config/index.ts";
import { isTraced, traceConfig } from "./config.ts";
import { startTracing } from "./start-tracing.ts";
import { type RouteOf, traceServer } from "./trace-server.ts";

const SiteConfig = Type.Object({
  ...traceConfig,
  APP_VERSION: Type.String({ default: "unknown" }),
  ENVIRONMENT: Type.String({ default: "production" }),
});

/** Traces a site as services are, by the same variables: its pages, and what it asks the API for meanwhile. Without an endpoint it does nothing. */
export function traceSite(service: string, routeOf: RouteOf, env: Environment): void {
  const config = readConfig(SiteConfig, env);
  if (!isTraced(config)) return;
  const identity = { service, version: config.APP_VERSION, environment: config.ENVIRONMENT };
  const say = (level: string) => (fields: { readonly error?: unknown }, message: string) => {
    const error = fields.error === undefined ? {} : { error: { message: String(fields.error) } };
    const line = { timestamp: new Date().toISOString(), level, ...identity, ...error, message };
    try {
      writeSync(1, `${JSON.stringify(line)}\n`);
    } catch {
      // A log that cannot be written to is no reason to end.
    }
  };
  startTracing(config, { ...identity, log: { warn: say("warn"), info: say("info") }, metrics: null });
  traceServer(routeOf);
}
