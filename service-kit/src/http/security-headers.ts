import type { HttpApp } from "./http-app.ts";

/** An API answer is data: never sniffed, framed, executed, or kept by a cache that its route did not allow. */
export function addSecurityHeaders(app: HttpApp): void {
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
  });
  app.addHook("onSend", async (request, reply) => {
    if (reply.hasHeader("cache-control")) return;
    reply.header(
      "cache-control",
      request.method === "GET" && reply.statusCode < 400 ? "private, no-cache" : "no-store",
    );
  });
}
