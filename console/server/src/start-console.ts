import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ConsoleSource } from "./console-source.ts";
import { assetsIn } from "./http/assets.ts";
import { admit, type Caller } from "./http/gate.ts";
import { type Keys, newKeys } from "./http/keys.ts";
import { refusalPage } from "./http/refusal-page.ts";
import { redirect, sendPage, sendProblem } from "./http/respond.ts";
import { type Feeds, feedsOf } from "./live/feeds.ts";
import { answer } from "./routes.ts";

/** What the console shows and where it listens. */
export interface ConsoleOptions {
  readonly source: ConsoleSource;
  /** The built web application. */
  readonly web: string;
  /** 0 for a free one. */
  readonly port: number;
}

/** A console that is being served. */
export interface RunningConsole {
  /** With the token: whoever has this address may look. */
  readonly url: string;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves the console on loopback. It costs nothing while nobody looks. Throws when the port is taken. */
export async function startConsole({ source, web, port }: ConsoleOptions): Promise<RunningConsole> {
  const keys = newKeys();
  const feeds = feedsOf(source);
  const assets = assetsIn(web, keys.base);
  const server = createServer((request, response) => {
    handle({ request, response }, { source, feeds, assets, keys }).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      if (response.headersSent) response.destroy();
      else sendProblem(response, 500, { code: "INTERNAL", message });
    });
  });
  const bound = await listen(server, port);
  const origin = `http://127.0.0.1:${bound}`;
  return {
    origin,
    url: `${origin}/?token=${keys.token}`,
    close: async () => {
      feeds.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Serving {
  readonly source: ConsoleSource;
  readonly feeds: Feeds;
  readonly assets: ReturnType<typeof assetsIn>;
  readonly keys: Keys;
}

async function handle(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  { source, feeds, assets, keys }: Serving,
): Promise<void> {
  const admission = admit(callerOf(request), keys, request.socket.localPort ?? 0);
  if (admission.kind === "enter") {
    const cookie = `${keys.cookie}=${keys.session}; Path=${keys.base}; HttpOnly; SameSite=Strict`;
    return redirect(response, admission.to, cookie);
  }
  if (admission.kind === "refuse") return refuse(request, response, admission);
  const { path, query } = admission;
  if (await answer({ request, response, path, query }, { source, feeds })) return;
  assets(path, response);
}

/** A person gets a page, a program an error body. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, reason }: { readonly status: number; readonly reason: string },
): void {
  const wantsPage = request.headers.accept?.includes("text/html") ?? false;
  if (wantsPage) sendPage(response, refusalPage(status, reason), status);
  else sendProblem(response, status, { code: CODES[status] ?? "REFUSED", message: reason });
}

const CODES: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  405: "METHOD_NOT_ALLOWED",
  415: "UNSUPPORTED_MEDIA_TYPE",
  421: "MISDIRECTED_REQUEST",
};

function callerOf({ method = "", url = "/", headers }: IncomingMessage): Caller {
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  return {
    ...{ method, url, host: headers.host, origin: headers.origin, cookie: headers.cookie },
    ...{ site: one("sec-fetch-site"), mode: one("sec-fetch-mode"), contentType: headers["content-type"] },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port }, () => resolve((server.address() as AddressInfo).port));
  });
}
