import { conditionOf } from "./path-condition.ts";

/** How long the edge may keep an answer, whatever longer time the service allows. */
export interface Keep {
  readonly path: string;
  readonly seconds: number;
}

/** What a service says about caches that share its answer; `s-maxage` counts for them before `max-age` does. */
const SHARED = "s-maxage=([0-9]+)";
const ANY = "max-age=([0-9]+)";

/**
 * Shortens what a service allows to what the route does. nginx cannot take the shorter of two times, but it obeys X-Accel-Expires
 * before everything else. An answer that must not be shared is left alone. (CON-BRQ-31)
 */
export function keepAtMost(keeps: readonly Keep[]): readonly string[] {
  if (keeps.length === 0) return [];
  const broadFirst = keeps.toSorted((a, b) => a.path.length - b.path.length);
  return [
    ...broadFirst.map(({ path, seconds }) => `  http-request set-var(txn.keep) int(${seconds})${conditionOf([path])}`),
    "  acl unshared res.fhdr(Cache-Control) -m reg (private|no-store|no-cache)",
    `  acl shared res.fhdr(Cache-Control) -m reg ${SHARED}`,
    `  acl shared_longer ${excess(SHARED)} -m int gt 0`,
    `  acl longer ${excess(ANY)} -m int gt 0`,
    "  acl kept var(txn.keep) -m found",
    "  http-response set-header X-Accel-Expires %[var(txn.keep)] if kept !unshared shared shared_longer",
    "  http-response set-header X-Accel-Expires %[var(txn.keep)] if kept !unshared !shared longer",
  ];
}

/** By how many seconds a service allows more. Two levels of quotes: HAProxy reads a line first, then a converter's arguments. */
function excess(pattern: string): string {
  return `'res.fhdr(Cache-Control),regsub("^.*${pattern}.*","\\1"),sub(txn.keep)'`;
}
