import type { WebSocket } from "@fastify/websocket";
import type { FastifyRequest } from "fastify";
import type { Static } from "typebox";
import { type Auth, bearerOf, type User } from "../auth/index.ts";
import { AppError } from "../errors/index.ts";
import { type HttpApp, toAppError } from "../http/index.ts";
import { Client } from "./client.ts";
import { inspectHandshake } from "./handshake.ts";
import { createMessageRate } from "./message-rate.ts";
import { partingTimes } from "./parting.ts";
import { type Authenticate, createMessageReader, type Messages } from "./read-message.ts";
import { createSession } from "./session.ts";

/** A path that takes WebSockets, and what is said on them: JSON objects with a `type`, both ways. */
export interface SocketRoute<Said extends Messages> {
  readonly path: string;
  /** What it is for and what is said, for the API's description. */
  readonly description: string;
  readonly auth: Auth;
  /** What clients may say besides `authenticate`. */
  readonly messages: Said;
  /** Called for each socket. */
  open(talk: Talk): Listener<Said>;
}

/** What a service sees of one client. */
export interface Talk {
  /** Who it is now: nobody before `authenticate`, unless its first request had a token. */
  readonly user: User | null;
  send(message: { readonly type: string; readonly [field: string]: unknown }): void;
}

/** What a service does with what one client says. A rejection is told to the client, in the words of the API's errors. */
export interface Listener<Said extends Messages> {
  readonly hear: { readonly [Type in keyof Said]: (message: Static<Said[Type]>) => void | Promise<void> };
  closed(): void;
}

/** A sign of life is asked for so often, in milliseconds: within the patience of balancers, which end a connection that is silent for a minute. */
const HEARTBEAT = 25_000;

/** What was on its way here when the balancer stopped sending arrives within so many milliseconds. */
const STRAGGLING = 1_000;

const LIMIT = { atOnce: 40, perSecond: 10 };

/** What holds for every socket, in the API's description. */
const MANNERS = `A WebSocket of JSON objects with a \`type\`. Say who you are with \`{"type":"authenticate","token"}\`, which is answered by \`{"type":"authenticated","expiresAt"}\`, and again before that; 4401 ends it otherwise. Refusals are \`{"type":"error","code","message","details"}\`. After 1012 connect again at once.`;

/**
 * Takes WebSockets on a path: of the same origin, with a sign of life, with limits for what comes in and what waits to go out, and with a word of
 * goodbye for each. Who is sent away gets 1012 and should come back at once, to another process. (BRQ-SVC-10, CON-DFZ-10)
 */
export function addSocket<Said extends Messages>(app: HttpApp, route: SocketRoute<Said>): void {
  const { path, auth } = route;
  const read = createMessageReader(route.messages);
  const clients = new Set<Client>();
  let leavingUntil = 0;
  const heartbeat = setInterval(() => clients.forEach((client) => void client.feelPulse()), HEARTBEAT).unref();
  const forget = app.onSendAway((within) => {
    leavingUntil = performance.now() + within + STRAGGLING;
    const times = partingTimes(clients.size, within);
    [...clients].forEach((client, index) => void client.sendAway(times[index] ?? 0));
  });
  app.addHook("onClose", async () => {
    clearInterval(heartbeat);
    forget();
  });
  app.webSockets.paths.add(path);
  app.route({
    method: "GET",
    url: path,
    schema: { description: `${route.description} ${MANNERS}` },
    onRequest: [async (request) => inspectHandshake(app, request, clients.size), auth.optionalUser],
    handler: async (_request, reply) => {
      reply.header("upgrade", "websocket");
      throw new AppError("UPGRADE_REQUIRED", { status: 426, message: "This is a WebSocket." });
    },
    wsHandler: (socket, request) => {
      const client = new Client(socket);
      clients.add(client);
      const ended = meter(app, request, path);
      const tell = (thrown: unknown) => tellError(client, request, thrown);
      const session = createSession(auth, tell);
      const listener = route.open({
        get user() {
          return session.user;
        },
        send: (message) => client.send(message),
      });
      const hear: Readonly<Record<string, (message: never) => unknown>> = {
        ...listener.hear,
        authenticate: async ({ token }: Authenticate) => {
          const expiresAt = await session.signIn(token);
          client.send({ type: "authenticated", expiresAt: expiresAt.toISOString() });
        },
      };
      socket.once("close", (code) => {
        clients.delete(client);
        session.end();
        listener.closed();
        ended(code, session.user);
      });
      listen(socket, client, {
        before: enter(request, session.signIn),
        hear: async (text) => {
          const { type, value } = read(text);
          await hear[type]?.(value as never);
        },
        tell,
      });
      if (performance.now() < leavingUntil || app.draining.aborted) client.sendAway(0);
    },
  });
}

/** Who came with a token is known from the start. */
async function enter({ headers }: FastifyRequest, signIn: (token: string) => Promise<Date>): Promise<void> {
  const token = bearerOf(headers.authorization);
  if (token !== undefined) await signIn(token);
}

/** Hears messages one after the other; whoever says too many is closed. */
function listen(
  socket: WebSocket,
  client: Client,
  { before, hear, tell }: { before: Promise<void>; hear(text: string): Promise<void>; tell(thrown: unknown): void },
): void {
  const take = createMessageRate(LIMIT);
  let heard = before.catch(tell);
  socket.on("message", (data) => {
    if (!take(performance.now())) return client.close("tooManyMessages", "you say too much");
    heard = heard.then(() => hear(data.toString())).catch(tell);
  });
}

/** An error in the words of the API. Without a good token it goes no further. */
function tellError(client: Client, request: FastifyRequest, thrown: unknown): void {
  const { code, message, details, status, cause } = toAppError(thrown);
  if (status >= 500) request.log.error({ error: cause ?? thrown }, message);
  client.send({ type: "error", code, message, details });
  if (status === 401) client.close("signedOut", message);
  if (code === "INTERNAL") client.close("broken", message);
}

/** Counts a socket, and logs and counts its end. */
function meter(app: HttpApp, request: FastifyRequest, path: string): (code: number, user: User | null) => void {
  const since = performance.now();
  app.webSockets.opened(path);
  request.trail?.span?.set({ "http.response.status_code": 101 });
  request.trail?.span?.end();
  return (code, user) => {
    app.webSockets.closed(path, code);
    const openSeconds = Math.round((performance.now() - since) / 100) / 10;
    const { ip, headers, method } = request;
    request.log.info(
      {
        ...{ userId: user?.id ?? null, method, path, statusCode: 101, closeCode: code, openSeconds, ip },
        userAgent: headers["user-agent"] ?? null,
      },
      "socket closed",
    );
  };
}
