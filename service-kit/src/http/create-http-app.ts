import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { type FastifyBaseLogger, fastify, LogController } from "fastify";
import { createLogger, type Logger } from "../log/index.ts";
import { createMetrics, type Metrics } from "../metrics/index.ts";
import { addAccessLog } from "./access-log.ts";
import { addBodyParsers } from "./body-parsers.ts";
import { addDrain } from "./drain.ts";
import { addErrorAnswers } from "./error-answers.ts";
import { addEtag } from "./etag.ts";
import { addHealth, type Dependency } from "./health.ts";
import type { HttpApp } from "./http-app.ts";
import { addOpenApi } from "./openapi.ts";
import { requestIdOf } from "./request-id.ts";
import { requestLog } from "./request-log.ts";
import { addRequestTrace } from "./request-trace.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { compileSchema } from "./validation.ts";
import { addWebSockets, upgradesTo } from "./web-sockets.ts";

/** What an app needs to know about itself. */
export interface HttpAppOptions {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  readonly log?: Logger;
  readonly metrics?: Metrics;
  /** Asked by /health/ready; may be added to later through `app.dependencies`. */
  readonly dependencies?: readonly Dependency[];
  /** Proxies whose X-Forwarded-For is believed; loopback when absent. */
  readonly trustProxy?: string;
  /** Each request is a span of its trace; not so when absent. */
  readonly isTraced?: boolean;
  /** Largest body read into memory, in bytes; 1 MiB when absent. */
  readonly bodyLimit?: number;
}

/** Makes an app with everything that all services share: errors, request ids, access log, health, metrics, API description, ETag, security headers, drain. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const log = options.log ?? createLogger(options);
  const metrics = options.metrics ?? createMetrics(options.service);
  const socketPaths = new Set<string>();
  const app: HttpApp = fastify({
    http: upgradesTo(socketPaths),
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    childLoggerFactory: requestLog,
    genReqId: requestIdOf,
    trustProxy: options.trustProxy ?? "loopback",
    bodyLimit: options.bodyLimit ?? 1_048_576,
    // A request that arrives on an open connection while draining is finished, not refused.
    return503OnClosing: false,
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(compileSchema);
  addBodyParsers(app);
  app.decorateRequest("user", null);
  app.decorateRequest("trail", null);
  if (options.isTraced) addRequestTrace(app);
  addDrain(app);
  addWebSockets(app, socketPaths, metrics);
  addSecurityHeaders(app);
  addAccessLog(app, metrics);
  addErrorAnswers(app);
  addEtag(app);
  addHealth(app, metrics, options);
  addOpenApi(app, options);
  return app;
}
