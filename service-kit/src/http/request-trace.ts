import type { FastifyRequest } from "fastify";
import { annotate, currentTrail, follow, type SpanFacts, type Trail, takeUpTrail } from "../trace/index.ts";
import type { HttpApp } from "./http-app.ts";
import { quietPaths } from "./quiet-paths.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The trace that this request belongs to; null where nothing is traced. */
    trail: Trail | null;
  }
}

/** Makes each request a span of the trace that its caller names, or the first of a new one, and all that it sets going a part of it. */
export function addRequestTrace(app: HttpApp): void {
  const failures = new WeakMap<FastifyRequest, Error>();
  app.addHook("onRequest", (request, _reply, done) => {
    if (quietPaths.has(request.routeOptions.url ?? "")) return done();
    request.trail = takeUpTrail(request.headers.traceparent, () => factsOf(request));
    if (request.trail === null) return done();
    follow(request.trail, done);
  });
  // What follows the reading of a body is called by the connection, which knows nothing of the request; without one nothing was lost.
  app.addHook("preValidation", (request, _reply, done) => {
    if (request.trail === null || request.trail === currentTrail()) return done();
    follow(request.trail, done);
  });
  app.addHook("onError", (request, _reply, error, done) => {
    if (request.trail?.span) failures.set(request, error);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const span = request.trail?.span;
    if (span) {
      span.set({ "http.response.status_code": reply.statusCode });
      if (request.user !== null) follow(request.trail as Trail, () => annotate({ userId: request.user?.id ?? "" }));
      if (reply.statusCode >= 500) span.fail(failures.get(request) ?? new Error(`answered ${reply.statusCode}`));
      span.end();
    }
    done();
  });
  app.addHook("onRequestAbort", async ({ trail }) => {
    trail?.span?.fail(new Error("aborted by the caller"));
    trail?.span?.end();
  });
}

/** The names are those of OpenTelemetry's conventions; the query is left out, it may carry tokens. */
function factsOf(request: FastifyRequest): SpanFacts {
  const route = request.routeOptions.url ?? "unmatched";
  return {
    name: `${request.method} ${route}`,
    kind: "server",
    attributes: {
      "http.request.method": request.method,
      "http.route": route,
      "url.path": request.url.replace(/\?.*$/, ""),
      "request.id": request.id,
    },
  };
}
