import { accessLog, logVariables, sentLog } from "./access-log.ts";
import { assetLocation } from "./asset-locations.ts";
import { block } from "./block.ts";
import { errorLocations, errorPages } from "./error-answers.ts";
import { mediaFreshness, mediaLocation } from "./media-locations.ts";
import type { EdgeRules, NginxPlace } from "./nginx-place.ts";
import { partingRule } from "./parting.ts";
import { forwardedHeaders, proxyLocation, roomRule, streamLocation, uploadLocation } from "./proxy-locations.ts";
import { rateLimitRules, rateLimitZones } from "./rate-limits.ts";
import { spanLog, traceVariables } from "./recording.ts";
import { securityHeaderMaps } from "./security-headers.ts";

/** The path on which the edge itself says that it lives; it never reaches a service. */
export const EDGE_HEALTH = "/.well-known/edge-health";

/** The path of its figures, on a port of their own. */
export const EDGE_FIGURES = "/status";

/** nginx.conf: cache, limits, compression, signed media and headers in front of the balancer. (BRQ-CDN-01..07, BRQ-WAF-02) */
export function nginxConf(rules: EdgeRules, place: NginxPlace): string {
  const lines = [
    "daemon off;",
    "worker_processes 2;",
    "pcre_jit on;",
    "worker_rlimit_nofile 8192;",
    // What workers of a configuration before may take to finish: a download, an upload, a WebSocket.
    "worker_shutdown_timeout 1h;",
    `pid "${place.folder}/nginx.pid";`,
    "error_log stderr warn;",
    ...block("events", ["worker_connections 4096;"]),
    ...block("http", [
      ...basics(place),
      ...TYPES,
      ...compression(rules),
      ...variables(rules, place),
      ...upstream(place),
      ...block("server", server(rules, place)),
      ...figures(place),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

function basics({ folder }: NginxPlace): readonly string[] {
  return [
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
      (name) => `${name}_temp_path "${folder}/temp/${name}";`,
    ),
    `proxy_cache_path "${folder}/cache" levels=1:2 keys_zone=anonymous:4m max_size=256m inactive=30m use_temp_path=off;`,
    "access_log off;",
    "server_tokens off;",
    "sendfile on;",
    "tcp_nopush on;",
    "open_file_cache max=4000 inactive=30s;",
    "open_file_cache_valid 1s;",
    "open_file_cache_errors off;",
    "keepalive_timeout 65s;",
    "keepalive_requests 10000;",
    "client_header_timeout 15s;",
    "client_body_timeout 60s;",
    "send_timeout 60s;",
    "reset_timedout_connection on;",
    "default_type application/octet-stream;",
  ];
}

const TYPES = block("types", [
  "application/vnd.apple.mpegurl m3u8;",
  "application/dash+xml mpd;",
  "video/iso.segment m4s;",
  "video/mp4 mp4;",
  "video/mp2t ts;",
  "text/vtt vtt;",
  "image/jpeg jpg jpeg;",
  "image/png png;",
  "image/webp webp;",
  "image/avif avif;",
  "application/json json;",
]);

/** Text only: media is compressed already, and events must not wait for a full buffer. Brotli needs a module that Debian ships apart. */
function compression({ compression }: EdgeRules): readonly string[] {
  if (compression.length === 0) return [];
  const types =
    "text/css text/plain text/vtt text/javascript application/javascript application/json application/manifest+json";
  return [
    "gzip on;",
    "gzip_comp_level 4;",
    "gzip_min_length 1024;",
    "gzip_vary on;",
    `gzip_types ${types} application/vnd.apple.mpegurl application/dash+xml image/svg+xml;`,
  ];
}

function variables(rules: EdgeRules, { neverCached, recording }: NginxPlace): readonly string[] {
  const media = rules.routes.find(({ target }) => target.kind === "objects");
  return [
    ...requestIds(),
    ...streamWishes(),
    ...block("map $uri $tells_now", [...neverCached.map((path) => `"${path}" 1;`), "default 0;"]),
    ...mediaFreshness(media?.cache ?? null),
    ...(rules.securityHeaders ? securityHeaderMaps() : []),
    ...rateLimitZones(rules.rateLimits),
    ...(recording === null ? [] : traceVariables(recording)),
    ...logVariables(recording !== null),
  ];
}

/** The client's id if it is a sane one, else a new one. A kept answer reached no service and gets none: making it would be a tenth of its cost. */
function requestIds(): readonly string[] {
  return [
    ...block("map $http_x_request_id $given_request_id", [
      '"~^[A-Za-z0-9._-]{8,128}$" $http_x_request_id;',
      'default "";',
    ]),
    ...block("map $given_request_id $edge_request_id", ['"" $request_id;', "default $given_request_id;"]),
    ...block("map $upstream_cache_status $told_request_id", ["HIT $given_request_id;", "default $edge_request_id;"]),
  ];
}

/** Who wants a stream says so by a header; `…/events` is one in any case. A chain, so that most requests are settled by the cheapest look. */
function streamWishes(): readonly string[] {
  return [
    ...block("map $http_upgrade $wants_stream", ['"" $accepts_stream;', "default 1;"]),
    ...block("map $http_accept $accepts_stream", ['"~*text/event-stream" 1;', "default $is_stream;"]),
    ...block("map $uri $is_stream", ['"~/events$" 1;', "default 0;"]),
    ...block("map $http_upgrade $stream_connection", ['"" "";', "default upgrade;"]),
  ];
}

function upstream({ balancerPort, idleTimeout }: NginxPlace): readonly string[] {
  return block("upstream balancer", [
    `server 127.0.0.1:${balancerPort} max_fails=0;`,
    "keepalive 64;",
    "keepalive_requests 100000;",
    `keepalive_timeout ${Math.floor(idleTimeout / 1_000)}s;`,
  ]);
}

function server(rules: EdgeRules, place: NginxPlace): readonly string[] {
  return [
    `listen 127.0.0.1:${place.port} default_server backlog=1024;`,
    "server_name _;",
    "absolute_redirect off;",
    `client_max_body_size ${rules.bodyLimit};`,
    accessLog(),
    sentLog(place.folder),
    ...(place.recording === null ? [] : [spanLog(place.recording)]),
    ...rateLimitRules(rules.rateLimits),
    ...partingRule(place.keeps),
    ...(rules.routes.some(({ cache }) => cache !== null) ? roomRule(place.room) : []),
    ...errorPages([400, 413, 414, 431, 429, 503]),
    "error_page 418 = @stream;",
    ...rules.aliases.map(({ prefix, as }) => `rewrite "^${prefix}(.*)$" ${as}$1;`),
    ...proxying(place),
    ...block(`location = ${EDGE_HEALTH}`, ["default_type text/plain;", 'return 200 "ok";']),
    ...rules.uploads.paths.flatMap((path) => uploadLocation(path, rules)),
    ...place.assets.flatMap((assets) => assetLocation(assets, rules, place)),
    ...rules.routes.flatMap((route) => {
      if (place.assets.some(({ path }) => route.path === `${path}*`)) return [];
      if (route.target.kind === "balancer") return proxyLocation(route, rules, place);
      if (route.target.kind === "live") return [];
      const bucket = place.buckets[route.target.bucket];
      return bucket === undefined ? [] : mediaLocation(route, route.target.mounts, bucket);
    }),
    ...streamLocation(rules, place),
    ...errorLocations(),
  ];
}

function figures({ metricsPort }: NginxPlace): readonly string[] {
  if (metricsPort === null) return [];
  return block("server", [
    `listen 127.0.0.1:${metricsPort};`,
    ...block(`location = ${EDGE_FIGURES}`, ["stub_status;"]),
    ...block("location /", ["return 404;"]),
  ]);
}

function proxying({ idleTimeout, ...place }: NginxPlace): readonly string[] {
  const seconds = Math.floor(idleTimeout / 1_000);
  return [
    "proxy_http_version 1.1;",
    'proxy_set_header Connection "";',
    ...forwardedHeaders(place),
    "proxy_hide_header X-Request-Id;",
    "proxy_connect_timeout 2s;",
    `proxy_read_timeout ${seconds}s;`,
    `proxy_send_timeout ${seconds}s;`,
    "proxy_buffers 8 16k;",
    // An answer with a list of twenty is read at once, head and body.
    "proxy_buffer_size 32k;",
  ];
}
