import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Takes the caller's X-Request-Id if it is one word of at most 128 safe characters, so that a request can be followed across services; else makes one. */
export function requestIdOf(request: Pick<IncomingMessage, "headers">): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}
