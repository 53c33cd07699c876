import type { IncomingMessage, RequestListener } from "node:http";
import type { RunSnapshot } from "@terrace/core/report";
import { PlanError } from "../plan-error.ts";
import type { Journal } from "./journal.ts";
import { type Answer, ok, problem, reply } from "./reply.ts";
import { streamEvents } from "./stream-events.ts";

/** What the control API may do to a platform. */
export interface Controlled {
  snapshot(): RunSnapshot | null;
  /** Takes on the graph and settings that stand in the state folder now. */
  apply(): Promise<void>;
  isStopping(): boolean;
  restart(name: string): boolean;
  /** Stops everything and then the control plane itself; returns at once. */
  stop(): void;
  /** Null when no process has that name. */
  logLines(name: string, count: number): readonly string[] | null;
}

/** The control plane's HTTP handler: `full` on the unix socket, which only its owner may open; reading alone on TCP, where any local program may ask. */
export function handler(platform: Controlled, journal: Journal, access: "full" | "read"): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "/", "http://control");
    const refused = access === "read" ? refusal(request) : null;
    if (refused === null && request.method === "GET" && url.pathname === "/events") {
      const after = Number(url.searchParams.get("after") ?? request.headers["last-event-id"] ?? 0);
      streamEvents(response, journal, { after, sse: access === "read" || wantsSse(request) });
      return;
    }
    const answer =
      refused ?? (request.method === "POST" ? change(url, platform, journal) : read(url, platform, journal));
    Promise.resolve(answer)
      .catch(problemOf)
      .then((settled) => reply(response, settled));
  };
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

function wantsSse(request: IncomingMessage): boolean {
  return request.headers.accept?.includes("text/event-stream") ?? false;
}

function read(url: URL, platform: Controlled, journal: Journal): Answer {
  const [, noun, name] = url.pathname.split("/");
  if (url.pathname === "/health") return ok({ status: "ok", pid: process.pid, lastEvent: journal.last });
  if (url.pathname === "/status") {
    const snapshot = platform.snapshot();
    return snapshot === null ? problem(503, "UNAVAILABLE", "there is no plan yet") : ok(snapshot);
  }
  if (noun === "logs" && name !== undefined) {
    const lines = platform.logLines(decodeURIComponent(name), Number(url.searchParams.get("lines") ?? 100));
    if (lines !== null) return ok({ name, lines });
  }
  return notFound(url);
}

async function change(url: URL, platform: Controlled, journal: Journal): Promise<Answer> {
  const [, verb, name = ""] = url.pathname.split("/");
  const after = journal.last;
  if (url.pathname === "/stop") platform.stop();
  else if (url.pathname === "/apply") {
    if (platform.isStopping()) return problem(409, "STOPPING", "the platform is being stopped");
    await platform.apply();
  } else if (verb !== "restart" || !platform.restart(decodeURIComponent(name))) return notFound(url);
  return ok({ after }, 202);
}

function notFound(url: URL): Answer {
  return problem(404, "NOT_FOUND", `nothing stands at ${url.pathname}`);
}

function problemOf(error: unknown): Answer {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof PlanError)) return problem(500, "INTERNAL", message);
  return { status: 422, body: { error: { code: "PLAN_INVALID", message }, diagnostics: error.diagnostics } };
}
