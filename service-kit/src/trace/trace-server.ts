import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Trail } from "./span.ts";
import { enter, takeUpTrail } from "./tracing.ts";

/** The pattern of a path; null for one that is asked so often that nobody wants to see it. */
export type RouteOf = (path: string) => string | null;

/**
 * Makes each request to an HTTP server of this process a span of the trace that its caller names, and all that it sets going a part of it:
 * for a framework that brings its own server, and no hooks. Returns how to stop.
 */
export function traceServer(routeOf: RouteOf): () => void {
  const begin = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const path = (request.url ?? "/").replace(/\?.*$/, "");
    const route = routeOf(path);
    const trail = route === null ? null : takeUpTrail(request.headers.traceparent, () => factsOf(request, path, route));
    // Told even where there is none: the connection may have carried a request that had one.
    enter(trail);
    if (trail?.span) response.once("close", () => end(trail, request, response));
  };
  subscribe("http.server.request.start", begin);
  return () => void unsubscribe("http.server.request.start", begin);
}

function factsOf({ method = "GET", headers }: IncomingMessage, path: string, route: string) {
  const id = headers["x-request-id"];
  return {
    name: `${method} ${route}`,
    kind: "server" as const,
    attributes: {
      ...{ "http.request.method": method, "http.route": route, "url.path": path },
      ...(typeof id === "string" ? { "request.id": id } : {}),
    },
  };
}

function end({ span }: Trail, { method }: IncomingMessage, response: ServerResponse): void {
  const { statusCode } = response;
  span?.set({ "http.response.status_code": statusCode });
  // Whatever is asked for that is not there is one name, however many there are.
  if (statusCode === 404) span?.rename(`${method} unmatched`);
  if (!response.writableFinished) span?.fail(new Error("aborted by the caller"));
  else if (statusCode >= 500) span?.fail(new Error(`answered ${statusCode}`));
  span?.end();
}
