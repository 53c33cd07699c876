import type { ServerResponse } from "node:http";

/** What the API says to a request that is not a stream. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body };
}

export function problem(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

/** Answers with JSON that no cache keeps. */
export function reply(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(`${JSON.stringify(body)}\n`);
}
