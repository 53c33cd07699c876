import { type Agent, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { LoadOutcome } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { monotonic } from "./clock.ts";
import { type ExchangeProgress, outcomeOfError, outcomeOfStatus } from "./outcome.ts";

export interface ExchangeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly accept?: readonly number[];
}

/** How one request ended. Never thrown: an outcome is what a load is about. */
export interface Exchange {
  readonly outcome: LoadOutcome;
  readonly status: number | null;
  readonly headers: IncomingHttpHeaders;
  /** Empty unless it was to be kept. */
  readonly body: string;
  /** Such as `ECONNRESET`; empty for an answer. */
  readonly detail: string;
  readonly endedAt: Milliseconds;
}

export interface ExchangeOptions {
  readonly target: URL;
  readonly agent: Agent;
  /** In `monotonic` time. */
  readonly deadline: Milliseconds;
  readonly keepBody: boolean;
}

/** What has been seen of an exchange so far. */
interface Seen {
  socket: Socket | null;
  connected: boolean;
  /** A kept connection has read earlier responses. */
  bytesBefore: number;
  response: IncomingMessage | null;
}

/** One request and its whole response. No redirect is followed and nothing is tried twice. */
export function exchange(asked: ExchangeRequest, options: ExchangeOptions): Promise<Exchange> {
  return new Promise((resolve) => {
    const seen: Seen = { socket: null, connected: false, bytesBefore: 0, response: null };
    const chunks: Buffer[] = [];
    let ended = false;

    const end = (outcome: LoadOutcome, detail = "") => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      const { statusCode = null, headers = {} } = seen.response ?? {};
      const body = Buffer.concat(chunks).toString();
      resolve({ outcome, status: statusCode, headers, body, detail, endedAt: monotonic() });
    };
    const fail = (code: string) => end(outcomeOfError(code, progressOf(seen)), code);

    const sent = send(asked, options);
    const timer = setTimeout(
      () => {
        end("timeout", "deadline");
        sent.destroy();
      },
      Math.max(1, options.deadline - monotonic()),
    );
    sent.on("socket", (socket) => {
      seen.socket = socket;
      seen.bytesBefore = socket.bytesRead;
      seen.connected = !socket.connecting;
      if (socket.connecting) socket.once("connect", () => (seen.connected = true));
    });
    sent.on("error", (error) => fail(codeOf(error)));
    sent.on("response", (response) => {
      seen.response = response;
      response.on("data", (chunk: Buffer) => {
        if (options.keepBody) chunks.push(chunk);
      });
      response.on("error", () => fail("ABORTED"));
      response.on("end", () =>
        response.complete ? end(outcomeOfStatus(response.statusCode ?? 0, asked.accept)) : fail("ABORTED"),
      );
    });
  });
}

function send({ method, path, headers, body }: ExchangeRequest, { target, agent }: ExchangeOptions): ClientRequest {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = request({
    host: target.hostname,
    port: target.port === "" ? 80 : target.port,
    method,
    path,
    headers: { ...headers, ...length },
    agent,
  });
  sent.end(body);
  return sent;
}

function progressOf({ socket, connected, bytesBefore, response }: Seen): ExchangeProgress {
  if (response !== null) return "body";
  if (socket === null || !connected) return "connecting";
  return socket.bytesRead > bytesBefore ? "headers" : "waiting";
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.name;
}
