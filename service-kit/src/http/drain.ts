import type { HttpApp } from "./http-app.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Aborted when the process starts to drain: health turns 503, long responses (server-sent events) should end. */
    readonly draining: AbortSignal;
    /** Starts to drain: what is in flight is finished, nothing new is invited. */
    drain(): void;
  }
}

/** Lets an app leave without dropping a request: health says so, and every answer closes its connection. */
export function addDrain(app: HttpApp): void {
  const controller = new AbortController();
  app.decorate("draining", controller.signal);
  app.decorate("drain", () => controller.abort());
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (controller.signal.aborted) reply.header("connection", "close");
    done();
  });
}
