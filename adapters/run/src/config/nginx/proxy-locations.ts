import type { EdgeRoute } from "@terrace/core/graph";
import { pathMatch } from "../path-pattern.ts";
import { block } from "./block.ts";
import type { EdgeRules, NginxPlace } from "./nginx-place.ts";
import { PARTING_HEADER } from "./parting.ts";
import { TRACE_HEADER } from "./recording.ts";
import { securityHeaders } from "./security-headers.ts";

/** What decides what the services are told. */
type Told = Pick<NginxPlace, "recording">;

/** What says who asks. Written twice because nginx takes a lone 0 for nothing; a map would have to look at each character of a long token. */
const CREDENTIALS = '"$http_authorization$http_authorization" "$http_cookie$http_cookie"';

/** A route to the balancer: its locations for ordinary requests, kept copies and uploads. */
export function proxyLocation(route: EdgeRoute, rules: EdgeRules, place: Told): readonly string[] {
  return block(`location ${locationOf(route.path)}`, [
    "if ($wants_stream) { return 418; }",
    ...handedOn(route, rules, place),
  ]);
}

/** How a request goes to the balancer, and for how long its answer is kept. */
export function handedOn({ cache }: Pick<EdgeRoute, "cache">, rules: EdgeRules, place: Told): readonly string[] {
  return [...passing(rules), PARTING_HEADER, ...(cache === null ? [] : keeping(cache, place))];
}

/** A path that takes large bodies: handed on as they come, so that a resumable upload is as far as it looks. */
export function uploadLocation(path: string, rules: EdgeRules): readonly string[] {
  return block(`location ${locationOf(path.endsWith("*") ? path : `${path}*`)}`, [
    ...passing(rules),
    PARTING_HEADER,
    `client_max_body_size ${rules.uploads.maximum};`,
    "proxy_request_buffering off;",
  ]);
}

/** Where server-sent events and WebSockets go, by way of `error_page 418`: nothing is held back, and silence may last. */
export function streamLocation(rules: EdgeRules, place: Told): readonly string[] {
  return block("location @stream", [
    ...passing(rules),
    ...forwardedHeaders(place),
    "proxy_set_header Upgrade $http_upgrade;",
    "proxy_set_header Connection $stream_connection;",
    "proxy_buffering off;",
    "proxy_read_timeout 1h;",
    "proxy_send_timeout 1h;",
  ]);
}

/** An answer that nginx cannot write into its cache never reaches who asked: with little room on the disk it keeps none, and hands on all. */
export function roomRule(room: string): readonly string[] {
  return ['set $no_room "";', `if (!-f "${room}") { set $no_room 1; }`];
}

/** What the services are told about the client. The edge is the first to speak, so it overwrites what a client claims. */
export function forwardedHeaders({ recording }: Told): readonly string[] {
  return [
    "proxy_set_header Host $http_host;",
    "proxy_set_header X-Request-Id $edge_request_id;",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    "proxy_set_header X-Forwarded-Proto $scheme;",
    "proxy_set_header X-Forwarded-Host $http_host;",
    ...(recording === null ? [] : [TRACE_HEADER]),
  ];
}

function locationOf(pattern: string): string {
  const match = pathMatch(pattern);
  switch (match.kind) {
    case "exact":
      return `= ${match.path}`;
    case "prefix":
      return match.path;
    case "regex":
      return `~ "${match.pattern}"`;
  }
}

function passing({ securityHeaders: secured }: EdgeRules): readonly string[] {
  return [
    "proxy_pass http://balancer;",
    "add_header X-Request-Id $told_request_id always;",
    ...(secured ? securityHeaders() : []),
  ];
}

/**
 * Only what nobody signed in asks for is kept, and never longer than the route says. One request fetches it anew;
 * those that wait for it look again after the lock's timeout, which is short because nginx looks every 500 ms otherwise. (CON-BRQ-31)
 */
function keeping(milliseconds: number, place: Told): readonly string[] {
  const seconds = Math.max(1, Math.floor(milliseconds / 1_000));
  return [
    "proxy_cache anonymous;",
    `proxy_cache_valid 200 ${seconds}s;`,
    "proxy_cache_key $request_uri;",
    `proxy_cache_bypass ${CREDENTIALS} $tells_now;`,
    `proxy_no_cache ${CREDENTIALS} $tells_now $no_room;`,
    "proxy_cache_lock on;",
    "proxy_cache_lock_timeout 100ms;",
    "proxy_cache_use_stale updating;",
    // nginx hides the caller's question where it may keep the answer, and judges only what it may keep: the service has to judge the rest.
    ...forwardedHeaders(place),
    'proxy_set_header Connection "";',
    "proxy_set_header If-None-Match $http_if_none_match;",
    "add_header X-Cache $upstream_cache_status always;",
  ];
}
