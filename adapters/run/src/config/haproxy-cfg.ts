import type { HealthCheck } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";
import { type Keep, keepAtMost } from "./keep-at-most.ts";
import { conditionOf } from "./path-condition.ts";
import { requestLine } from "./request-line.ts";

/** What a balancer's configuration needs to know. */
export interface HaproxyPlace {
  readonly port: number;
  /** Where Prometheus asks; null where none does. */
  readonly metricsPort: number | null;
  /** Unix socket of the runtime API. */
  readonly socket: string;
  /** Where weights and states of the servers are kept, for a HAProxy that was killed and starts anew. */
  readonly servers: string;
  readonly idleTimeout: Milliseconds;
  /** Most specific first. */
  readonly routes: readonly { readonly paths: readonly string[]; readonly backend: string }[];
  readonly backends: readonly HaproxyBackend[];
  /** How long the edge may keep answers to these paths. */
  readonly keeps: readonly Keep[];
}

/** The copies of one service and how their health is asked. */
export interface HaproxyBackend {
  readonly name: string;
  readonly health: HealthCheck;
  /** A spare one gets nothing until a task there is admitted. */
  readonly servers: readonly { readonly name: string; readonly port: number; readonly isSpare: boolean }[];
}

/**
 * Where requests wait that no task can take: nobody listens there, so the balancer tries again as after any failed connection, and finds the task
 * that has come meanwhile. Without it a service whose only task is being replaced would answer 503 at once.
 */
export const NOBODY = "nobody";

/** Requests that may wait so in one service: those of a service that is away for long must not take the connections of the others. */
const MOST_WAITING = 500;

/** How soon a server that is down is asked again: a task that has become ready gets traffic before anybody can be told so. */
const ASK_DOWN: Milliseconds = 50;

/** The ring in the balancer's memory that tells how requests were answered, for whoever asks its runtime API: `show events answers -w`. */
export const ANSWERS = "answers";

/** Workers of earlier configurations that may still finish what they have, each with its memory: what only the eldest hold is cut. */
const OLD_WORKERS = 8;

/** Answers a second that are told of one service. All, while there are fewer; a fair sample of more costs the same however many there are: a line is half of what HAProxy does for a request. */
const TOLD = 200;

/** Idle connections of the edge are kept a little longer than the edge keeps them, so that it never sends into one being closed. */
const KEEP_BEYOND: Milliseconds = 15_000;

/**
 * haproxy.cfg: routes by path to healthy tasks, steered by its runtime API without a reload.
 * A connection that fails goes to another task at once, or is tried again for three seconds, which outlasts the restart of a single one;
 * a request that was sent is repeated only when that is harmless.
 */
export function haproxyCfg(place: HaproxyPlace): string {
  const sections = [
    global(place),
    ring(),
    defaults(place),
    frontend(place),
    ...metrics(place),
    ...place.backends.map(backend),
  ];
  return sections.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function global({ socket, servers }: HaproxyPlace): readonly string[] {
  return [
    // No log of its own: what it says of its servers goes to standard error in any case, and stood there twice.
    "global",
    `  stats socket "${socket}" mode 600 level admin`,
    // Whoever follows the answers may have nothing to hear for so long.
    "  stats timeout 1h",
    `  server-state-file "${servers}"`,
    "  maxconn 4000",
    // One does more requests than two cores have tasks for; two wake each other, for an eighth more of what a request costs edge and balancer.
    "  nbthread 1",
    // An answer with a list of twenty passes in one piece, and hardly more than that: to be able to repeat a request, HAProxy copies whole buffers, twice.
    "  tune.bufsize 20480",
    // Each path is asked about once: looking for what was found of it before costs more than looking at it.
    "  tune.pattern.cache-size 0",
    // Workers of a configuration before: they end with their last connection, and none is closed that its owner may just be using.
    "  close-spread-time infinite",
    "  hard-stop-after 1h",
    `  mworker-max-reloads ${OLD_WORKERS}`,
  ];
}

/** What nobody reads is overwritten, and what does not fit is lost: no request ever waits for a reader. */
function ring(): readonly string[] {
  return [`ring ${ANSWERS}`, "  format raw", "  maxlen 256", "  size 262144"];
}

function defaults({ idleTimeout }: HaproxyPlace): readonly string[] {
  return [
    "defaults",
    "  mode http",
    "  timeout connect 1s",
    "  timeout client 1h",
    `  timeout server ${idleTimeout}ms`,
    "  timeout http-request 30s",
    `  timeout http-keep-alive ${idleTimeout + KEEP_BEYOND}ms`,
    "  timeout queue 5s",
    // Heartbeats keep a WebSocket alive; one from which nothing comes is as dead here as at a balancer of the cloud.
    `  timeout tunnel ${idleTimeout}ms`,
    "  timeout check 2s",
    "  option redispatch 1",
    "  retries 3",
    "  retry-on conn-failure empty-response",
    "  http-reuse safe",
    "  load-server-state-from-file global",
    ...[502, 503, 504].map(unavailable),
  ];
}

/** An answer in the platform's own form when no task gives one. */
function unavailable(status: number): string {
  const body = [
    '"code":"UNAVAILABLE"',
    '"message":"The service is not available now. Try again in a moment."',
    '"details":null',
    '"requestId":"%[var(txn.request_id)]"',
    '"timestamp":"%[date,utime(%Y-%m-%dT%H:%M:%SZ)]"',
  ];
  const headers = 'hdr "Cache-Control" "no-store" hdr "Retry-After" "1"';
  return `  http-error status ${status} content-type "application/json; charset=utf-8" ${headers} lf-string '{"error":{${body.join(",")}}}'`;
}

function frontend({ port, routes, keeps }: HaproxyPlace): readonly string[] {
  return [
    "frontend entrance",
    `  bind 127.0.0.1:${port}`,
    `  log ring@${ANSWERS} format raw local0 info`,
    // The same into the log: a write costs 2 µs, and no service has more than so many a second.
    "  log stdout len 2048 format raw local0 info",
    `  log-format ${requestLine()}`,
    "  option forwardfor if-none",
    "  http-request set-header X-Request-Id %[uuid()] unless { req.hdr(X-Request-Id) -m found }",
    "  http-request set-var(txn.request_id) req.hdr(X-Request-Id)",
    "  http-request set-var(txn.path) path",
    "  http-request set-var(txn.trace) req.hdr(traceparent),field(2,-) if { req.hdr(traceparent) -m end -- -01 }",
    "  http-request disable-l7-retry if !METH_GET !{ req.hdr(Idempotency-Key) -m found }",
    // A task that hangs up or stays silent is an outage like any other, and the services themselves say neither.
    "  http-after-response set-status 503 if { status 502 504 }",
    "  http-after-response set-var(txn.level) str(error) if { status ge 500 }",
    // So that whoever asked comes back on a new connection: to workers that are not leaving.
    "  http-after-response set-header Connection close if { stopping }",
    ...keepAtMost(keeps),
    ...routes.map(({ paths, backend }) => `  use_backend ${backend}${conditionOf(paths)}`),
  ];
}

/** HAProxy's own exporter. */
function metrics({ metricsPort }: HaproxyPlace): readonly (readonly string[])[] {
  if (metricsPort === null) return [];
  return [
    [
      "frontend metrics",
      `  bind 127.0.0.1:${metricsPort}`,
      "  http-request use-service prometheus-exporter if { path /metrics }",
      "  http-request return status 404",
    ],
  ];
}

function backend({ name, health, servers }: HaproxyBackend): readonly string[] {
  const check = `inter ${health.interval}ms downinter ${Math.min(health.interval, ASK_DOWN)}ms`;
  const thresholds = `fall ${health.unhealthyAfter} rise ${health.healthyAfter}`;
  return [
    `backend ${name}`,
    // The one that keeps to weights: by the fewest connections, servers that are idle get the same whatever they weigh.
    "  balance roundrobin",
    "  option httpchk",
    `  http-check send meth GET uri ${health.path} ver HTTP/1.1 hdr Host balancer`,
    "  http-check expect status 200",
    `  timeout check ${health.timeout}ms`,
    "  http-request set-var(txn.rate) be_sess_rate",
    `  http-request set-log-level silent if { be_sess_rate gt ${TOLD} } { rand(1000000),mod(txn.rate) ge ${TOLD} }`,
    "  http-request set-var(txn.began) date(0,us)",
    "  http-response set-var(txn.took) date(0,us),sub(txn.began)",
    ...servers.map((server) => `  acl has_task srv_is_up(${name}/${server.name})`),
    `  http-request deny deny_status 503 if { be_conn gt ${MOST_WAITING} } !has_task`,
    "  http-request set-timeout server 1h if { req.hdr(Accept) -m sub text/event-stream } || { path_end /events }",
    `  default-server check ${check} ${thresholds}`,
    ...servers.map((server) => `  server ${server.name} 127.0.0.1:${server.port}${server.isSpare ? " disabled" : ""}`),
    `  server ${NOBODY} 127.0.0.1:1 no-check backup`,
  ];
}
