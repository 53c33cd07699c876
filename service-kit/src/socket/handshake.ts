import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/index.ts";
import type { HttpApp } from "../http/index.ts";

/** Sockets that one process holds; each is a file on both sides of the balancer. */
const MOST_SOCKETS = 2_000;

/**
 * Refuses, before anything is upgraded, whoever should ask elsewhere or not at all.
 * @throws AppError UNAVAILABLE while draining or full, FORBIDDEN for a page of another origin
 */
export function inspectHandshake(app: HttpApp, request: FastifyRequest, open: number): void {
  if (app.draining.aborted) throw new AppError("UNAVAILABLE");
  if (open >= MOST_SOCKETS) throw new AppError("UNAVAILABLE", { message: "No more can watch here now. Try again." });
  if (!isSameOrigin(request.headers.origin, request.host))
    throw new AppError("FORBIDDEN", { message: "Pages of other sites may not open this." });
}

/** Browsers say whose page asks, and let every page ask everybody: for WebSockets there is no CORS. Programs say nothing. (RFC 6455 §10.2) */
export function isSameOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
