import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answered, ConsoleSource } from "./console-source.ts";
import { failurePage } from "./http/failure-page.ts";
import { readJson } from "./http/read-json.ts";
import { sendDocument, sendJson, sendProblem } from "./http/respond.ts";
import type { Feeds } from "./live/feeds.ts";
import { stream } from "./live/stream.ts";
import { platformView } from "./view/index.ts";

/** One exchange that has been let in. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Below the session's base. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Answers what is asked below `/api/` and the document; false for everything else, which is a page or an asset. */
export async function answer(
  exchange: Exchange,
  { source, feeds }: { readonly source: ConsoleSource; readonly feeds: Feeds },
): Promise<boolean> {
  const { request, response, path, query } = exchange;
  if (request.method === "POST") return change(exchange, source);
  if (path === "/api/stream") {
    const topics = (query.get("topics") ?? "").split(",").filter((topic) => topic !== "");
    stream(request, response, { feeds, topics });
  } else if (path === "/api/platform") sendJson(response, platformView(await source.graph()));
  else if (path === "/api/ladder") sendJson(response, await source.reports.ladder());
  else if (path === "/api/requirements") sendJson(response, await source.reports.requirements());
  else if (path === "/document") await showDocument(exchange, source);
  else if (path.startsWith("/api/traces/")) {
    const id = path.slice("/api/traces/".length);
    if (!/^[0-9a-f]{32}$/.test(id)) return notFound(exchange);
    pass(response, await source.control.ask(`GET /traces/${id}`));
  } else if (path.startsWith("/api/")) return notFound(exchange);
  else return false;
  return true;
}

/** In its frame a failure is a page as well: an error's JSON would be refused there, and leave it empty. */
async function showDocument({ response, query }: Exchange, { reports }: ConsoleSource): Promise<void> {
  const theme = query.get("theme");
  const html = await reports.document().catch((error: unknown) => failurePage(error));
  sendDocument(response, html, theme);
}

/** What the console may change: a dead job may be tried again. */
async function change({ request, response, path }: Exchange, { control }: ConsoleSource): Promise<boolean> {
  const retry = /^\/api\/queues\/([\w.-]+)\/retry$/.exec(path);
  if (retry === null) return notFound({ response, path });
  const body = await readJson(request).catch(() => undefined);
  if (body === undefined) sendProblem(response, 400, { code: "MALFORMED_JSON", message: "this is no JSON" });
  else pass(response, await control.ask(`POST /queues/${retry[1] ?? ""}/retry`, body));
  return true;
}

/** The control plane's answer as the console's own. */
function pass(response: ServerResponse, answered: Answered<unknown>): void {
  if (answered.state === "ready") sendJson(response, answered.value);
  else if (answered.state === "refused") sendProblem(response, 409, answered);
  else if (answered.state === "missing") sendProblem(response, 404, { code: "NOT_FOUND", message: "there is no such" });
  else sendProblem(response, 503, { code: "UNAVAILABLE", message: "the control plane does not answer" });
}

function notFound({ response, path }: Pick<Exchange, "response" | "path">): true {
  sendProblem(response, 404, { code: "NOT_FOUND", message: `nothing stands at ${path}` });
  return true;
}
