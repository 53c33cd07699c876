import type { IncomingMessage, RequestListener } from "node:http";
import { json } from "node:stream/consumers";
import { PlanError } from "../plan-error.ts";
import { type Answer, problem, reply } from "./reply.ts";
import { type Asked, Refused, type Route, type Streamed } from "./route.ts";

/** The control plane's HTTP handler: `full` on the unix socket, which only its owner may open; reading alone on TCP, where any local program may ask. */
export function handler(routes: readonly Route[], access: "full" | "read"): RequestListener {
  return (request, response) => {
    const settled = answerTo(request, routes, access).catch(problemOf);
    void settled.then((answer) => ("stream" in answer ? answer.stream(response) : reply(response, answer)));
  };
}

async function answerTo(
  request: IncomingMessage,
  routes: readonly Route[],
  access: "full" | "read",
): Promise<Answer | Streamed> {
  const refused = access === "read" ? refusal(request) : null;
  if (refused !== null) return refused;
  const url = new URL(request.url ?? "/", "http://control");
  for (const route of routes) {
    const parameters = route.method === request.method ? match(route.path, url.pathname) : null;
    if (parameters !== null) return route.answer(await askedOf(request, { url, parameters, access }));
  }
  return problem(404, "NOT_FOUND", `nothing stands at ${url.pathname}`);
}

/** A page of another site that made its own name point here must not read this: the name stands in its Host header. */
function refusal(request: IncomingMessage): Answer | null {
  const port = request.socket.localPort;
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(request.headers.host ?? "")) {
    return problem(421, "MISDIRECTED_REQUEST", `ask for ${names.join(" or ")}`);
  }
  return request.method === "GET" ? null : problem(405, "METHOD_NOT_ALLOWED", `${request.method} is not allowed here`);
}

/** The names in a path, or null when it is another's. */
function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const [wanted, given] = [pattern.split("/"), path.split("/")];
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith(":")) parameters[segment.slice(1)] = decoded(value);
    else if (segment !== value) return null;
  }
  return parameters;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Refused(400, "MALFORMED_PATH", `${value} is not a name`);
  }
}

interface Matched {
  readonly url: URL;
  readonly parameters: Readonly<Record<string, string>>;
  readonly access: "full" | "read";
}

async function askedOf(request: IncomingMessage, { url, parameters, access }: Matched): Promise<Asked> {
  return {
    ...{ parameters, query: url.searchParams },
    body: Number(request.headers["content-length"] ?? 0) > 0 ? await bodyOf(request) : null,
    lastEvent: Number(request.headers["last-event-id"] ?? 0),
    wantsSse: access === "read" || (request.headers.accept?.includes("text/event-stream") ?? false),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  return json(request).catch(() => {
    throw new Refused(400, "MALFORMED_JSON", "the request's body is not JSON");
  });
}

function problemOf(error: unknown): Answer {
  if (error instanceof Refused) return problem(error.status, error.code, error.message);
  const message = error instanceof Error ? error.message : String(error);
  if (isFull(error)) return problem(507, "NO_ROOM", `there is no room left on the disk (${message})`);
  if (!(error instanceof PlanError)) return problem(500, "INTERNAL", message);
  return { status: 422, body: { error: { code: "PLAN_INVALID", message }, diagnostics: error.diagnostics } };
}

/** SQLite's result code for a disk that is full. (https://www.sqlite.org/rescode.html#full) */
const SQLITE_FULL = 13;

function isFull(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { readonly code?: unknown; readonly errcode?: unknown };
  return code === "ENOSPC" || code === "EDQUOT" || errcode === SQLITE_FULL;
}
