import type { HttpApp } from "./http-app.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Aborted when the process starts to drain: health turns 503, long responses (server-sent events) should end. */
    readonly draining: AbortSignal;
    /** Starts to drain: what is in flight is finished, nothing new is invited, who holds a connection is sent away within so many milliseconds. */
    drain(within?: number): void;
    /** Asks those who hold a connection to come back elsewhere, spread over so many milliseconds. Requests are answered as before. */
    sendAway(within: number): void;
    /** Calls the listener when they are to be sent away; what it returns ends that. */
    onSendAway(listener: (within: number) => void): () => void;
  }
}

/** Lets an app leave without dropping a request: health says so, every answer closes its connection, and held ones are told to go. */
export function addDrain(app: HttpApp): void {
  const controller = new AbortController();
  const listeners = new Set<(within: number) => void>();
  const sendAway = (within: number) => {
    for (const listener of listeners) listener(within);
  };
  app.decorate("draining", controller.signal);
  app.decorate("sendAway", sendAway);
  app.decorate("onSendAway", (listener: (within: number) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  });
  app.decorate("drain", (within = 0) => {
    controller.abort();
    sendAway(within);
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (controller.signal.aborted) reply.header("connection", "close");
    done();
  });
}
