import {
  balancer as balancerOf,
  certificate as certificateOf,
  dns,
  edge as edgeOf,
  managed,
  network as networkOf,
  parameter,
  rateLimit,
  waf,
} from "@terrace/core/spec";

/** Two zones with a public and a private subnet each. (BRQ-NET-01 .. BRQ-NET-05) */
export const network = networkOf({
  cidr: "10.0.0.0/16",
  zones: ["us-east-1a", "us-east-1b"],
  subnets: { public: ["10.0.1.0/24", "10.0.2.0/24"], private: ["10.0.10.0/24", "10.0.11.0/24"] },
  internetGateway: true,
  nat: "single",
  // Ours: without it every byte of every video passes the NAT gateway.
  endpoints: ["s3"],
});

/** For the site and for the API; it costs nothing, and records of the zone validate it. (BRQ-NET-12, BRQ-SVC-13) */
export const certificate = certificateOf({ domains: [parameter("domain"), parameter("api-domain")] });

/** The zone is the account's own, found by its domain. (BRQ-NET-13, BRQ-NET-15, BRQ-SVC-13) */
export const names = dns({ zone: parameter("domain"), records: { "": "balancer", api: "balancer" } });

/** Only anonymous GETs are kept at the edge. (BRQ-CDN-01 .. BRQ-CDN-07, CON-BRQ-31) */
export const edge = edgeOf({
  domain: parameter("domain"),
  routes: {
    "/api/*": "balancer",
    "/_next/static/*": { to: "balancer", cache: "1y" },
    "/media/*": { to: "media", cache: "24h", mounts: { "": "processed/", "thumbnails/": "thumbnails/" } },
    "/*": "balancer",
  },
  compression: ["gzip", "brotli"],
  uploads: { paths: ["/api/videos/upload*"], maximum: "2GB" },
  bodyLimit: "1MB",
  aliases: { "/api/v1/": "/api/" },
  minimumTls: "1.2",
});

/** The window of the second rule is the default of AWS WAF. (BRQ-WAF-01 .. BRQ-WAF-03, CON-BRQ-27) */
export const firewall = waf({
  guards: "edge",
  rules: [
    managed("AWSManagedRulesCommonRuleSet"),
    rateLimit({ name: "RateLimitRule", requests: 2_000, per: "5m" }),
    managed("AWSManagedRulesSQLiRuleSet", { name: "SQLInjectionRule" }),
  ],
});

/** (BRQ-NET-06, BRQ-NET-10, BRQ-NET-11, BRQ-ENC-04) */
export const balancer = balancerOf({
  certificate: "certificate",
  listeners: [
    { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
    { port: 80, protocol: "http", redirectTo: "https" },
  ],
});
