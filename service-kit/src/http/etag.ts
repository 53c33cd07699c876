import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { HttpApp } from "./http-app.ts";

/**
 * Tags every JSON answer to a GET by its content, and answers 304 with no body to a caller that has it already. An answer that a shared
 * cache may keep is given whole: the cache would have nothing to keep otherwise, and it says 304 to the caller by itself.
 */
export function addEtag(app: HttpApp): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const etag = isTagged(request, reply, payload) ? tag(reply, payload) : undefined;
    if (etag === undefined || isShared(reply) || !matches(request.headers["if-none-match"], etag))
      return done(null, payload);
    reply.status(304).removeHeader("content-type").removeHeader("content-length");
    return done(null, null);
  });
}

function isTagged(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string {
  if (request.method !== "GET" || reply.statusCode !== 200 || typeof payload !== "string") return false;
  return String(reply.getHeader("content-type")).startsWith("application/json");
}

function tag(reply: FastifyReply, payload: string): string {
  const etag = String(reply.getHeader("etag") ?? `W/"${hash("sha1", payload, "base64url")}"`);
  reply.header("etag", etag);
  return etag;
}

function isShared(reply: FastifyReply): boolean {
  return String(reply.getHeader("cache-control")).includes("s-maxage");
}

/** Weak comparison of RFC 9110 §13.1.2. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.split(",").some((tag) => opaque(tag) === opaque(etag));
}
