import type { HttpApp } from "./http-app.ts";

/** An API answer is data: never sniffed, framed, executed, or kept by a cache that its route did not allow. */
export function addSecurityHeaders(app: HttpApp): void {
  app.addHook("onRequest", (_request, reply, done) => {
    reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    });
    done();
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    const read = request.method === "GET" && reply.statusCode < 400;
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", read ? "private, no-cache" : "no-store");
    done();
  });
}
