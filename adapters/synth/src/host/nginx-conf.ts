import type { Balancer, Edge, RateLimit } from "@terrace/core/graph";
import { findResource } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { nameOf } from "../assembly/name.ts";

/** Where containers of the machine meet each other, without TLS; the port is not published. */
export const INTERNAL_PORT = 8080;

/** The nginx of a machine: redirect, TLS, limits and routes. `${DOMAIN}` and `${NAMES}` are filled in when the machine starts. (ATL-NET-13..15, ATL-WAF-01..02, CON-ATL-11) */
export function nginxConf(edge: Edge, balancer: Balancer, context: SynthContext): string {
  const limits = named(edge.rateLimits);
  const routes = routesOf(balancer, context);
  return `${[
    "worker_processes auto;",
    ...block("events", ["worker_connections 1024;"]),
    ...block("http", [
      "include /etc/nginx/mime.types;",
      "server_tokens off;",
      `client_max_body_size ${Math.ceil(edge.bodyLimit / 1_024)}k;`,
      ...(edge.compression.includes("gzip")
        ? ["gzip on;", "gzip_types text/css application/javascript application/json image/svg+xml;"]
        : []),
      // Asked anew: a container that was replaced has another address.
      "resolver 127.0.0.11 valid=10s;",
      ...block("map $http_upgrade $connection_upgrade", ["default upgrade;", "'' close;"]),
      ...limits.map(({ zone, rate }) => `limit_req_zone $binary_remote_addr zone=${zone}:10m rate=${rate};`),
      "limit_req_status 429;",
      ...redirect(),
      ...secure(edge, { limits, routes }),
      ...block("server", [
        `listen ${INTERNAL_PORT};`,
        ...routes.flatMap((route) => location(route.match, route.to, [])),
      ]),
    ]),
  ].join("\n")}\n`;
}

interface Limit {
  readonly zone: string;
  readonly rate: string;
  readonly burst: number;
  readonly path: string;
}

/** `general` is the limit of everything, `auth` the one of a folder called so. (ATL-WAF-01, ATL-WAF-02) */
function named(limits: readonly RateLimit[]): readonly Limit[] {
  return limits.map(({ path, requests, per, burst }) => ({
    path,
    burst,
    zone:
      path === "/*"
        ? "general"
        : (path
            .split("/")
            .filter((part) => /^[a-z0-9-]+$/.test(part))
            .at(-1) ?? "folder"),
    rate: per <= 1_000 ? `${requests}r/s` : `${Math.max(1, Math.round((requests * 60) / seconds(per)))}r/m`,
  }));
}

interface Route {
  readonly match: string;
  readonly to: string;
}

function routesOf({ routes }: Balancer, { graph }: SynthContext): readonly Route[] {
  return routes.flatMap(({ paths, target }) => {
    const process = findResource(graph, "service", target) ?? findResource(graph, "site", target);
    if (process === undefined) return [];
    return paths.map((path) => ({ match: matchOf(path), to: `${nameOf(target)}:${process.port}` }));
  });
}

/** Port 80 answers certbot and sends everybody else on. */
function redirect(): readonly string[] {
  return block("server", [
    "listen 80;",
    `server_name \${NAMES};`,
    ...block("location ^~ /.well-known/acme-challenge/", ["root /var/www/certbot;"]),
    ...block("location /", ["return 301 https://$host$request_uri;"]),
  ]);
}

function secure(
  edge: Edge,
  { limits, routes }: { readonly limits: readonly Limit[]; readonly routes: readonly Route[] },
): readonly string[] {
  const general = limits.filter(({ path }) => path === "/*").map(limitLine);
  const folders = limits.filter(({ path }) => path !== "/*");
  return block("server", [
    `listen 443 ssl${edge.http2 ? " http2" : ""};`,
    `server_name \${NAMES};`,
    `ssl_certificate /etc/letsencrypt/live/\${DOMAIN}/fullchain.pem;`,
    `ssl_certificate_key /etc/letsencrypt/live/\${DOMAIN}/privkey.pem;`,
    `ssl_protocols ${edge.minimumTls === "1.3" ? "TLSv1.3" : "TLSv1.2 TLSv1.3"};`,
    "ssl_prefer_server_ciphers on;",
    ...(edge.securityHeaders
      ? [
          "add_header Strict-Transport-Security max-age=31536000 always;",
          "add_header X-Content-Type-Options nosniff always;",
          "add_header X-Frame-Options DENY always;",
          "add_header Referrer-Policy strict-origin-when-cross-origin always;",
        ]
      : []),
    ...folders.flatMap((limit) => {
      const prefix = limit.path.replace(/\*$/, "");
      const to = routes.find(({ match }) => !match.startsWith("=") && prefix.startsWith(match))?.to;
      return to === undefined ? [] : location(prefix, to, [limitLine(limit)]);
    }),
    // What containers say to each other is nobody else's business.
    ...block("location ^~ /internal/", ["return 404;"]),
    ...routes
      .filter(({ match }) => !match.startsWith("/internal/"))
      .flatMap(({ match, to }) => location(match, to, general)),
  ]);
}

function limitLine({ zone, burst }: Limit): string {
  return `limit_req zone=${zone} burst=${burst} nodelay;`;
}

function location(match: string, to: string, limits: readonly string[]): readonly string[] {
  return block(`location ${match}`, [
    ...limits,
    `set $upstream ${to};`,
    "proxy_pass http://$upstream;",
    "proxy_http_version 1.1;",
    "proxy_set_header Host $host;",
    "proxy_set_header X-Real-IP $remote_addr;",
    "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
    "proxy_set_header X-Forwarded-Proto $scheme;",
    "proxy_set_header Upgrade $http_upgrade;",
    "proxy_set_header Connection $connection_upgrade;",
  ]);
}

/** `/api/*` is a prefix, a path without a star is that path alone. */
function matchOf(path: string): string {
  return path.includes("*") ? path.replace(/\*.*$/, "") : `= ${path}`;
}

function block(head: string, lines: readonly string[]): readonly string[] {
  return [`${head} {`, ...lines.map((line) => `  ${line}`), "}"];
}
