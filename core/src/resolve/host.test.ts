import { describe, expect, it } from "vitest";
import { checkGraph } from "../check/index.ts";
import { findResource, type Graph, resourcesOf } from "../graph/index.ts";
import {
  balancer,
  certificate,
  definePlatform,
  dns,
  edge,
  host,
  http,
  network,
  parameter,
  postgres,
  redis,
  site,
  template,
} from "../spec/index.ts";
import { resolvePlatform } from "./resolve-platform.ts";

const domain = parameter("domain");

const needs = { database: "postgres", cache: "redis", balancer: "balancer" } as const;

/** One machine with containers, then tasks of their own behind a load balancer. (ATL-P1-02, ATL-MIG-01) */
const atlas = definePlatform(
  {
    name: "atlas",
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["us-east-1a", "us-east-1b"],
      subnets: {
        public: ["10.0.1.0/24", "10.0.2.0/24"],
        private: ["10.0.10.0/24", "10.0.11.0/24"],
        data: ["10.0.20.0/24", "10.0.21.0/24"],
      },
      internetGateway: true,
    }),
    machine: host({
      type: "t3.xlarge",
      disk: "30GB",
      shellFrom: parameter("admin-address"),
      composeFile: "docker-compose.prod.yml",
      imagesKept: 2,
    }),
    certificate: certificate({ domains: [domain, template`www.${domain}`] }),
    edge: edge({ domain, certificate: "certificate", routes: { "/*": "balancer" } }),
    balancer: balancer({
      listeners: [
        { port: 80, protocol: "http", redirectTo: "https" },
        { port: 443, protocol: "https" },
      ],
    }),
    names: dns({ zone: domain, records: { "": "machine", www: { cname: "" } } }),
    database: postgres({ version: "15", class: "db.t3.micro", storage: { size: "20GB" }, tier: "data" }),
    cache: redis({ version: "7.0", node: "local" }),
    services: {
      users: http({ name: "users", folder: "services/users", port: 8_081, paths: ["/api/*"], needs }),
      front: site({ name: "front", folder: "front", port: 3_000, paths: ["/*"], needs: { balancer: "balancer" } }),
    },
  },
  {
    launch: {
      phase: "launch",
      target: "aws",
      region: "us-east-1",
      parameters: { domain: "atlas.example", "admin-address": "192.0.2.7/32" },
      network: { subnets: { public: ["10.0.1.0/24"], private: null } },
      certificate: { issuer: "letsencrypt" },
      edge: { container: { host: "machine", image: "nginx:alpine", cpu: 256, memory: "256MB" } },
      balancer: { engine: "edge" },
      cache: { container: { host: "machine", cpu: 153.6, memory: "640MB" } },
      services: { "*": { host: "machine", cpu: 512, memory: "1GB" } },
    },
    growth: {
      phase: "growth",
      region: "us-east-1",
      parameters: { domain: "atlas.example" },
      machine: null,
      edge: null,
      balancer: { certificate: "certificate" },
      names: { records: { "": "balancer" } },
      network: { nat: "single" },
      cache: { node: "cache.t3.micro" },
    },
  },
);

function graphOf(environment: string): Graph {
  const { graph, diagnostics } = resolvePlatform(atlas, environment);
  if (graph === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return graph;
}

const flows = (graph: Graph) =>
  resourcesOf(graph, "security-edge")
    .map(({ from, to, port, protocol }) => `${from} ${to} ${protocol} ${port}`)
    .sort();

describe("one machine for everything", () => {
  const graph = graphOf("launch");

  it("has the CPUs and the memory of its type (ATL-COMP-01)", () => {
    expect(findResource(graph, "host", "host.machine")).toMatchObject({
      cpus: 4,
      memory: 16 * 1_024 ** 3,
      disk: { type: "gp3", size: 30 * 1_024 ** 3 },
      tier: "public",
      elasticAddress: true,
      shellFrom: { kind: "parameter", name: "admin-address" },
    });
  });

  it("carries processes, edge and cache, each with its share (ATL-COMP-02..05)", () => {
    expect(resourcesOf(graph, "service").map(({ host }) => host)).toEqual(["host.machine"]);
    expect(resourcesOf(graph, "site").map(({ host }) => host)).toEqual(["host.machine"]);
    expect(findResource(graph, "edge", "edge.edge")).toMatchObject({
      engine: "nginx",
      certificate: "certificate.certificate",
      container: { host: "host.machine", image: "nginx:alpine", cpu: 256 },
    });
    expect(findResource(graph, "redis", "redis.cache")?.container).toEqual({
      host: "host.machine",
      image: null,
      cpu: 153.6,
      memory: 640 * 1_024 ** 2,
    });
    expect(findResource(graph, "balancer", "balancer.balancer")?.engine).toBe("edge");
  });

  it("is what the world talks to, and what talks to the database (ATL-NET-08, ATL-NET-09)", () => {
    expect(flows(graph)).toEqual([
      "host.machine internet all 0",
      "host.machine postgres.database tcp 5432",
      "internet host.machine tcp 443",
      "internet host.machine tcp 80",
    ]);
    const codes = checkGraph(graph).map(({ code }) => code);
    expect(codes.filter((code) => code === "TER-CHK-008" || code === "TER-CHK-009")).toEqual([]);
  });

  it("gives way to tasks and a load balancer that stand by themselves (ATL-P2-01)", () => {
    const grown = graphOf("growth");
    expect(resourcesOf(grown, "host")).toEqual([]);
    expect(resourcesOf(grown, "edge")).toEqual([]);
    expect(flows(grown).filter((flow) => flow.startsWith("internet"))).toEqual([
      "internet balancer.balancer tcp 443",
      "internet balancer.balancer tcp 80",
    ]);
    expect(flows(grown)).toContain("service.users internet tcp 443");
    expect(flows(grown)).toContain("balancer.balancer site.front tcp 3000");
    expect(flows(grown).some((flow) => flow.startsWith("postgres") || flow.startsWith("redis"))).toBe(false);
  });
});

describe("a machine that cannot be", () => {
  const findings = (words: object, environment: object = {}) => {
    const platform = definePlatform(
      { ...atlas.words, ...words } as never,
      { launch: { ...(atlas.environments.launch as object), ...environment } } as never,
    );
    return resolvePlatform(platform, "launch").diagnostics.map(({ code, at, hint }) => [code, at.path, hint]);
  };

  it("is of an unknown type, once said", () => {
    expect(
      findings({ machine: host({ type: "t3.xlage", disk: "30GB", shellFrom: parameter("admin-address") }) }),
    ).toEqual([["TER-RES-007", "machine.type", 'did you mean "t3.xlarge"?']]);
  });

  it("is one that nothing is called", () => {
    expect(findings({}, { services: { "*": { host: "machin" } } })).toEqual([
      ["TER-RES-003", "environments.launch.services.*.host", 'did you mean "machine"?'],
      ["TER-RES-003", "environments.launch.services.*.host", 'did you mean "machine"?'],
    ]);
  });

  it("is no place for a balancer that no nginx leads to, nor for a certificate of ACM", () => {
    expect(findings({}, { edge: { engine: "cdn" } }).map(([code, path]) => [code, path])).toEqual([
      ["TER-RES-020", "environments.launch.balancer.engine"],
      ["TER-RES-020", "edge.certificate"],
    ]);
    expect(findings({}, { certificate: { issuer: "acm" } }).map(([code, path]) => [code, path])).toEqual([
      ["TER-RES-020", "edge.certificate"],
    ]);
  });
});
