import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readEdgeMessage } from "./edge-message.ts";
import { findTrace, findTraces } from "./find-traces.ts";
import { readExport } from "./otlp.ts";
import { BadQuery, readNumber, readQuery } from "./read-query.ts";
import { serviceMap } from "./service-map.ts";
import { SpanIntake } from "./span-intake.ts";
import { type SpanLimits, SpanStore } from "./span-store.ts";

export interface CollectorOptions extends SpanLimits {
  /** TCP for spans and questions, UDP for what the edge tells; loopback. */
  readonly port: number;
  readonly path: string;
  /** Share of the requests that is recorded, for whoever asks. */
  readonly sampling: number;
  /** Hears what went wrong. */
  readonly tell: (message: string) => void;
}

/** Bytes of an export at most; a batch of 512 spans has about half of one. */
const LARGEST_BODY = 8 * 1024 * 1024;

const HOUR = 3_600_000;

/** Receives spans by OTLP and from the edge, keeps them, and answers questions about them. Returns how to end it. */
export async function startCollector(options: CollectorOptions): Promise<() => Promise<void>> {
  const store = new SpanStore(options.path, options);
  const intake = new SpanIntake(store, options.tell);
  const server = createServer((request, response) => {
    answer(request, { options, store, intake }).then(
      ({ status, body }) => reply(response, status, body),
      (error) => {
        options.tell(`a request failed: ${error}`);
        reply(response, 500, problem("INTERNAL", String(error)));
      },
    );
  });
  const edge = createSocket("udp4", (message) => {
    const spans = readEdgeMessage(message.toString());
    if (spans === null) intake.drop(1);
    else intake.take(spans);
  });
  edge.bind(options.port, "127.0.0.1");
  server.listen(options.port, "127.0.0.1");
  await Promise.all([once(edge, "listening"), once(server, "listening")]);
  return async () => {
    edge.close();
    server.close();
    server.closeAllConnections();
    await once(server, "close");
    intake.close();
  };
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

interface Parts {
  readonly options: CollectorOptions;
  readonly store: SpanStore;
  readonly intake: SpanIntake;
}

async function answer(request: IncomingMessage, parts: Parts): Promise<Answered> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://collector");
  if (request.method === "POST" && pathname === "/v1/traces") return receive(request, parts);
  if (request.method !== "GET")
    return { status: 405, body: problem("METHOD_NOT_ALLOWED", "spans are posted to /v1/traces") };
  if (!isMeant(request)) return { status: 421, body: problem("MISDIRECTED_REQUEST", "ask for 127.0.0.1") };
  if (pathname === "/health") return { status: 200, body: { status: "ok" } };
  try {
    return question(pathname, searchParams, parts);
  } catch (error) {
    if (error instanceof BadQuery) return { status: 400, body: problem("VALIDATION_FAILED", error.message) };
    throw error;
  }
}

function question(pathname: string, query: URLSearchParams, { options, store, intake }: Parts): Answered {
  intake.write();
  const { sampling } = options;
  if (pathname === "/traces")
    return {
      status: 200,
      body: { traces: findTraces(store.database, readQuery(query)), sampling, dropped: intake.dropped },
    };
  if (pathname === "/service-map") {
    const until = Date.now();
    return {
      status: 200,
      body: serviceMap(store.database, { since: readNumber(query, "since") ?? until - HOUR, until, sampling }),
    };
  }
  const id = /^\/traces\/([0-9a-f]{4,32})$/.exec(pathname)?.[1];
  if (id === undefined) return nothing(`there is nothing at ${pathname}`);
  const trace = findTrace(store.database, id);
  return trace === null ? nothing(`no trace that is kept begins with ${id}`) : { status: 200, body: trace };
}

function nothing(message: string): Answered {
  return { status: 404, body: problem("NOT_FOUND", message) };
}

/** The whole batch was taken or refused before its sender hears; it is written a little later. */
async function receive(request: IncomingMessage, { intake }: Parts): Promise<Answered> {
  if (!/^application\/json\b/.test(request.headers["content-type"] ?? ""))
    return { status: 415, body: problem("UNSUPPORTED_MEDIA_TYPE", "spans are taken as application/json") };
  const chunks: Buffer[] = [];
  let size = 0;
  // Read to its end in any case: who is still sending hears no answer.
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_BODY) chunks.push(chunk as Buffer);
  }
  if (size > LARGEST_BODY)
    return { status: 413, body: problem("PAYLOAD_TOO_LARGE", `more than ${LARGEST_BODY} bytes`) };
  try {
    const { spans, refused } = readExport(Buffer.concat(chunks).toString());
    intake.take(spans);
    intake.drop(refused);
    return { status: 200, body: refused === 0 ? {} : { partialSuccess: { rejectedSpans: String(refused) } } };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    return { status: 400, body: problem("MALFORMED_JSON", error.message) };
  }
}

/** A page of another site that made its own name point here must not read this. */
function isMeant({ headers, socket }: IncomingMessage): boolean {
  return [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`].includes(headers.host ?? "");
}

function problem(code: string, message: string): unknown {
  return { error: { code, message } };
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}
