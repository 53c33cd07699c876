import type { Traceparent } from "./span.ts";

/** https://www.w3.org/TR/trace-context/#traceparent-header; a later version may say more behind what this one knows. */
const FORM = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** Reads a `traceparent` header; null for none and for one that is not well formed, which counts as none. */
export function readTraceparent(header: unknown): Traceparent | null {
  const found = typeof header === "string" ? FORM.exec(header) : null;
  if (found === null) return null;
  const [, traceId = "", spanId = "", flags = "00"] = found;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** What a request carries to the next service, in the form of W3C Trace Context level 1. */
export function writeTraceparent({ traceId, spanId, isSampled }: Traceparent): string {
  return `00-${traceId}-${spanId}-${isSampled ? "01" : "00"}`;
}
