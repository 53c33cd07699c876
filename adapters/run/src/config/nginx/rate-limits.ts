import type { RateLimit } from "@terrace/core/graph";
import { pathMatch, pathRegex } from "../path-pattern.ts";
import { block } from "./block.ts";

const MINUTE = 60_000;
const SECOND = 1_000;

/** Address states that fit into 2 MB: about 16,000 clients a rule. */
const ZONE = "2m";

/**
 * Zones keyed by the client's address where a rule's path matches and by nothing elsewhere, which nginx does not count.
 * So every rule applies everywhere by its path, whatever location serves it. (BRQ-WAF-02)
 */
export function rateLimitZones(limits: readonly RateLimit[]): readonly string[] {
  return [
    ...limits.flatMap((limit, index) => [
      ...block(`map $uri $rate_key_${index}`, [`"${uriMatch(limit.path)}" $binary_remote_addr;`, 'default "";']),
      `limit_req_zone $rate_key_${index} zone=rate_${index}:${ZONE} rate=${rateOf(limit)};`,
    ]),
    ...block("map $uri $retry_after", [
      ...limits.map((limit) => `"${uriMatch(limit.path)}" ${secondsToWait(limit)};`),
      "default 1;",
    ]),
  ];
}

/** What the server holds against every request. */
export function rateLimitRules(limits: readonly RateLimit[]): readonly string[] {
  if (limits.length === 0) return [];
  return [
    ...limits.map((limit, index) => `limit_req zone=rate_${index} burst=${limit.burst} nodelay;`),
    "limit_req_status 429;",
  ];
}

/** True when a limit is finer than nginx can count: less than one request a minute. */
export function tooSlow({ requests, per }: RateLimit): boolean {
  return (requests * MINUTE) / per < 1;
}

/** nginx knows whole requests per second or minute; what falls between is rounded down, so that nobody gets more than was said. */
function rateOf({ requests, per }: RateLimit): string {
  const perSecond = (requests * SECOND) / per;
  if (Number.isInteger(perSecond)) return `${perSecond}r/s`;
  return `${Math.max(1, Math.floor((requests * MINUTE) / per))}r/m`;
}

/** A path without a star is looked up in a table, which costs every request less than an expression. */
function uriMatch(path: string): string {
  return pathMatch(path).kind === "exact" ? path : `~${pathRegex(path)}`;
}

function secondsToWait({ requests, per }: RateLimit): number {
  return Math.max(1, Math.ceil(per / requests / SECOND));
}
