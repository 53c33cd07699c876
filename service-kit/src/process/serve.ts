import { Type } from "typebox";
import { type Environment, httpConfig, readConfig } from "../config/index.ts";
import { createHttpApp } from "../http/index.ts";
import { createLogger } from "../log/index.ts";
import { createMetrics } from "../metrics/index.ts";
import { isTraced, startTracing, traceConfig, traceFields } from "../trace/index.ts";
import { type Closable, drainOnSignal } from "./drain-on-signal.ts";
import { endOnFault } from "./end-on-fault.ts";
import { failStart } from "./fail-start.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import type { AnyServiceModule } from "./service-module.ts";

const ProcessConfig = Type.Object({ ...httpConfig, ...traceConfig });

/**
 * Runs services as one process: environment → config → deps → routes → listen → signals.
 * Ends the process with 1 and one line saying why when it cannot start; SIGTERM and SIGINT drain it and end it with 0.
 */
export async function serve(modules: readonly AnyServiceModule[], env: Environment): Promise<void> {
  const service = modules.map(({ name }) => name).join("+");
  try {
    await start(service, modules, env);
  } catch (error) {
    failStart(service, error);
  }
}

async function start(service: string, modules: readonly AnyServiceModule[], env: Environment): Promise<void> {
  const config = readConfig(
    Type.Object(Object.assign({}, httpConfig, ...modules.map((one) => one.config.properties))),
    env,
  );
  const process = readConfig(ProcessConfig, env);
  const identity = { service, version: process.APP_VERSION, environment: process.ENVIRONMENT ?? process.NODE_ENV };
  const traced = isTraced(process);
  const log = createLogger(identity, { level: process.LOG_LEVEL, ...(traced ? { fields: traceFields } : {}) });
  endOnFault(log);
  const metrics = createMetrics(service);
  const app = createHttpApp({ ...identity, log, metrics, trustProxy: process.TRUST_PROXY, isTraced: traced });
  const opened: Closable[] = [startTracing(process, { ...identity, log, metrics })];
  for (const module of modules) {
    const deps = await module.open(config, { log, metrics });
    opened.push(deps);
    app.dependencies.push(...(deps.dependencies ?? []));
    await app.register(async (scope) => module.routes(scope as typeof app, config, deps));
  }
  drainOnSignal(app, opened, { seconds: process.DRAIN_SECONDS, log });
  await app.listen({ host: process.HOST, port: process.PORT, listenTextResolver: (url) => `listening on ${url}` });
  giveBackMemory();
}
