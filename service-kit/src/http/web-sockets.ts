import type { ServerOptions } from "node:http";
import websocket from "@fastify/websocket";
import { Counter, Gauge, type Metrics } from "../metrics/index.ts";
import type { HttpApp } from "./http-app.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** What is known of the WebSockets of this process. */
    readonly webSockets: WebSockets;
  }
}

/** The paths that take WebSockets, and how many there are. */
export interface WebSockets {
  readonly paths: Set<string>;
  opened(path: string): void;
  /** `code` is the one of the close frame; 1006 where there was none (RFC 6455 §7.1.5). */
  closed(path: string, code: number): void;
}

/** Largest message of a client, in bytes; a larger one ends its socket with 1009. */
const MOST_BYTES = 16_384;

/**
 * Lets routes take WebSockets. On any other path a wish to upgrade is passed over, as HTTP allows: `h2c`, which some clients offer with
 * every request, is answered in HTTP/1.1.
 */
export function addWebSockets(app: HttpApp, paths: Set<string>, metrics: Metrics): void {
  const registers = [metrics.registry];
  const open = new Gauge({ name: "sockets_open", help: "WebSockets open now.", labelNames: ["path"], registers });
  const closes = new Counter({
    name: "socket_closes_total",
    help: "WebSockets that ended, by the code of the close frame; 1006 where there was none.",
    labelNames: ["path", "code"],
    registers,
  });
  app.decorate("webSockets", {
    paths,
    opened: (path: string) => open.inc({ path }),
    closed: (path: string, code: number) => {
      open.dec({ path });
      closes.inc({ path, code });
    },
  });
  app.register(websocket, {
    options: { maxPayload: MOST_BYTES, perMessageDeflate: false },
    // Each socket is told why when the app is left; the plugin would close all of them at once without a reason.
    preClose: (done) => done(),
    errorHandler: (error, socket, request) => {
      request.log.debug({ error }, "a socket broke");
      socket.terminate();
    },
  });
  app.addHook("preClose", async () => {
    if (!app.draining.aborted) app.sendAway(0);
  });
}

/** How the server tells a wish for a WebSocket from other upgrades. */
export function upgradesTo(paths: ReadonlySet<string>): ServerOptions {
  return {
    shouldUpgradeCallback: ({ url = "", headers }) =>
      headers.upgrade?.toLowerCase() === "websocket" && paths.has(url.replace(/\?.*$/, "")),
  };
}
