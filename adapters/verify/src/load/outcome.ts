import type { LoadOutcome } from "@terrace/core/report";

/** The outcome of a response that arrived completely. */
export function outcomeOfStatus(status: number, accept: readonly number[] | undefined): LoadOutcome {
  if (accept === undefined ? status >= 200 && status < 400 : accept.includes(status)) return "ok";
  if (status === 502) return "bad-gateway";
  if (status === 503) return "unavailable";
  if (status === 504) return "gateway-timeout";
  return status >= 500 ? "server-error" : "unexpected-status";
}

/** How far an exchange had come when its connection failed. */
export type ExchangeProgress = "connecting" | "waiting" | "headers" | "body";

/** The client's own shortages: files, ports, memory. What they hit was never offered to the server. */
const OWN_FAULT = new Set(["EMFILE", "ENFILE", "EADDRNOTAVAIL", "ENOBUFS", "ENOMEM"]);

/** The outcome of an exchange that ended in an error of the connection, by Node's code for it; `ABORTED` is a FIN in the middle of a body. */
export function outcomeOfError(code: string, progress: ExchangeProgress): LoadOutcome {
  if (OWN_FAULT.has(code)) return "not-sent";
  if (code === "ETIMEDOUT") return "timeout";
  if (code === "ABORTED" || code === "HPE_INVALID_EOF_STATE")
    return progress === "body" ? "truncated-body" : "reset-mid-response";
  if (code.startsWith("HPE_") || code === "ERR_INVALID_CHUNK") return "malformed-response";
  if (progress === "connecting") return "refused";
  return progress === "waiting" ? "reset-before-response" : "reset-mid-response";
}
