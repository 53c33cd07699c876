import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "../log/index.ts";
import type { Metrics } from "../metrics/index.ts";
import type { HttpApp } from "./http-app.ts";
import { quietPaths } from "./quiet-paths.ts";

/** Echoes the request id, and logs and measures each request when its response is sent, with the fields of BRQ-LOG-03. */
export function addAccessLog(app: HttpApp, metrics: Metrics): void {
  // Its fields are chosen here and none is secret; looking for secrets in every line costs more than the rest of the line.
  const log = (app.log as Logger).child({}, { redact: [] });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "unmatched";
    metrics.observeRequest({
      method: request.method,
      route,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
    if (!quietPaths.has(route) || reply.statusCode >= 500) log.info(toLine(request, reply), "request");
    done();
  });
  app.addHook("onRequestAbort", async (request) => {
    request.log.info({ method: request.method, path: pathOf(request) }, "request aborted by the caller");
  });
}

function toLine(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    requestId: request.id,
    userId: request.user?.id ?? null,
    method: request.method,
    path: pathOf(request),
    statusCode: reply.statusCode,
    responseTime: Math.round(reply.elapsedTime * 100) / 100,
    userAgent: request.headers["user-agent"] ?? null,
    ip: request.ip,
    ...traceOf(request),
  };
}

/** The end of a response belongs to no trace by itself. */
function traceOf({ trail }: FastifyRequest): Record<string, string> {
  const span = trail?.span;
  return span == null ? {} : { traceId: span.traceId, spanId: span.spanId };
}

/** The query is left out: it may carry tokens. */
function pathOf(request: FastifyRequest): string {
  const end = request.url.indexOf("?");
  return end < 0 ? request.url : request.url.slice(0, end);
}
