import { balancer as balancerOf, edge as edgeOf, network as networkOf, parameter } from "@terrace/core/spec";

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

/** Only anonymous GETs are kept at the edge. (BRQ-CDN-02 .. BRQ-CDN-07, CON-BRQ-31) */
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

/** (BRQ-NET-10, BRQ-NET-11) */
export const balancer = balancerOf({
  listeners: [
    { port: 443, protocol: "https", tlsPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" },
    { port: 80, protocol: "http", redirectTo: "https" },
  ],
});
