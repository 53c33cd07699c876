import { type Graph, graphFromJson, graphToJson, type ResourceId } from "../graph/index.ts";
import { type Resolution, resolvePlatform } from "../resolve/index.ts";
import {
  balancer,
  bucket,
  definePlatform,
  edge,
  http,
  merge,
  network,
  output,
  parameter,
  password,
  postgres,
  queue,
  redis,
  site,
  template,
  worker,
} from "../spec/index.ts";

const goods = http({
  name: "goods",
  folder: "services/goods",
  migrations: {},
  port: 8_080,
  paths: ["/api/*"],
  needs: { database: "postgres", cache: "redis", images: "bucket", jobs: "queue", balancer: "balancer" },
  secrets: { session: password() },
  env: {
    SESSION_SECRET: output("session", "value"),
    SELF_URL: template`${output("balancer", "url")}/api/goods`,
    UPLOAD_MAX_BYTES: 10_485_760,
  },
});

const mailer = worker({
  name: "mail",
  folder: "services/mail",
  entry: "src/worker.ts",
  queue: "jobs",
  needs: { jobs: "queue" },
});

const front = site({ name: "front", folder: "front", port: 3_000, paths: ["/*"], needs: { balancer: "balancer" } });

/** A small platform with one of everything, in which no rule is broken. */
export const shop = definePlatform(
  {
    name: "shop",
    network: network({
      cidr: "10.0.0.0/16",
      zones: ["a", "b"],
      subnets: { public: ["10.0.1.0/24", "10.0.2.0/24"], private: ["10.0.10.0/24", "10.0.11.0/24"] },
      internetGateway: true,
      nat: "per-zone",
      endpoints: ["s3"],
    }),
    edge: edge({
      domain: parameter("domain"),
      engine: "cdn",
      routes: { "/images/*": { to: "images", cache: "1h", mounts: { "": "public/" } }, "/*": "balancer" },
      uploads: { paths: ["/api/goods/images"], maximum: "10MB" },
      rateLimits: { "/*": { requests: 2_000, per: "5m" } },
      lockOrigin: true,
    }),
    balancer: balancer({
      listeners: [
        { port: 443, protocol: "https" },
        { port: 80, protocol: "http", redirectTo: "https" },
      ],
    }),
    database: postgres({
      version: "15.14",
      class: "db.t4g.medium",
      storage: { size: "20GB", growTo: "100GB" },
      pool: { max: 20 },
      multiZone: true,
      backups: { keep: "7d", continuous: "5m" },
    }),
    cache: redis({
      version: "7.0",
      node: "cache.t4g.micro",
      nodes: 2,
      multiZone: true,
      encryption: { transit: true, rest: true },
    }),
    images: bucket({
      signed: true,
      prefixes: { public: { infrequent: "30d", glacier: "90d", delete: "365d" } },
      replication: ["eu-west-1"],
    }),
    jobs: queue({ visibility: "1m" }),
    services: { goods, mailer, front },
    alarms: { tired: { severity: "warning", of: "database", metric: "cpu", above: "80%", channels: ["email"] } },
    objectives: { availability: "99.9%", rto: "15m", rpo: "5m", p95: { "GET /api/goods": "200ms" } },
    operations: {
      loads: {
        shopping: {
          runs: "shop",
          shape: "ramping-users",
          start: 10,
          stages: [{ for: "5m", to: 100 }],
          thresholds: ["p95 < 200 ms", "failed < 0.1 %"],
        },
      },
    },
  },
  {
    large: {
      phase: "full",
      region: "eu-central-1",
      parameters: { domain: "shop.example" },
      services: { "*": { tasks: 2 } },
    },
    small: {
      phase: "launch",
      edge: { domain: null, engine: "nginx" },
      database: { class: "local", tls: "off", encryption: "none", backups: null },
      objectives: { availability: null, rpo: null },
    },
  },
);

/** A finished graph never changes, and hundreds of tests ask for these. */
const GRAPHS = new Map<string, Graph>();

/** The shop in one environment. */
export function shopGraph(environment: "large" | "small" = "large"): Graph {
  const known = GRAPHS.get(environment);
  if (known !== undefined) return known;
  const { graph, diagnostics } = resolvePlatform(shop, environment);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  GRAPHS.set(environment, graph);
  return graph;
}

/** The large shop with other words of its own and of its environment. */
export function shopWith(words: object, environment: object = {}): Resolution {
  const environments = { ...shop.environments, large: { ...(shop.environments.large as object), ...environment } };
  return resolvePlatform(definePlatform({ ...shop.words, ...words } as never, environments as never), "large");
}

/** The graph of `shopWith`; throws where its words do not resolve. */
export function shopGraphWith(words: object, environment: object = {}): Graph {
  const { graph, diagnostics } = shopWith(words, environment);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return graph;
}

/** A graph with one resource changed. */
export function edited(graph: Graph, id: ResourceId, patch: object): Graph {
  if (!graph.resources.some((resource) => resource.id === id)) throw new Error(`the graph has no ${id}`);
  const resources = graph.resources.map((resource) => (resource.id === id ? merge(resource, patch) : resource));
  return graphFromJson(graphToJson({ ...graph, resources: resources as Graph["resources"] }));
}

/** A graph without some of its resources. */
export function without(graph: Graph, ...ids: readonly ResourceId[]): Graph {
  return { ...graph, resources: graph.resources.filter(({ id }) => !ids.includes(id)) };
}
