import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkGraph } from "../check/index.ts";
import { type Graph, graphFromJson, graphToJson } from "../graph/index.ts";
import { planChanges } from "../plan/index.ts";
import {
  audit,
  blueGreen,
  budget,
  build,
  canary,
  certificate,
  definePlatform,
  deploy,
  dns,
  EU_COUNTRIES,
  host,
  http,
  isObject,
  linear,
  live,
  managed,
  type Platform,
  parameter,
  pipeline,
  rateLimit,
  registry,
  replace,
  search,
  standby,
  tracing,
  waf,
} from "../spec/index.ts";
import { shop, shopGraph } from "../testing/shop.ts";
import { resolvePlatform } from "./resolve-platform.ts";

/** Many runs on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

const studio = http({
  name: "studio",
  folder: "services/studio",
  port: 8_081,
  paths: ["/studio/*"],
  needs: { find: "search", streams: "live" },
});

/** The shop, and what it has no use for. */
const words = {
  ...shop.words,
  find: search({ version: "2.19", node: "r6g.large.search", storage: "100GB", index: { title: "text" } }),
  streams: live(),
  pictures: registry({ keep: "30d" }),
  trail: audit(),
  recovery: standby({ region: "us-west-2", readiness: "warm" }),
  machine: host({ type: "t3.xlarge", disk: "30GB" }),
  certificate: certificate({ domains: [parameter("domain")] }),
  firewall: waf({
    guards: "balancer",
    rules: [managed("AWSManagedRulesCommonRuleSet"), rateLimit({ requests: 2_000 })],
  }),
  names: dns({ zone: parameter("domain"), records: { "": "balancer", www: { cname: "" } } }),
  traces: tracing(),
  spending: budget({ monthly: "400 USD", channels: ["owner"] }),
  delivery: pipeline({ engine: "github-actions", stages: [build(), deploy("any")], notify: ["owner"] }),
  channels: { owner: { medium: "email", to: parameter("owner") } },
  metrics: { sales: { unit: "count" }, visits: { unit: "count" } },
  dashboards: { overview: { charts: [{ title: "Sales", metrics: ["sales"] }] } },
  services: { ...(shop.words.services as object), studio },
};

/** The shop's environments, with what only an environment says. */
const everything = {
  any: {},
  ...shop.environments,
  large: {
    ...(shop.environments.large as object),
    triggers: {
      grown: { to: "any", metric: "database.cpu", above: "70%", sustained: "7d" },
      asked: { to: "small", decision: "Is it enough?" },
    },
    costs: {
      usage: { mid: { requests: 5, stored: { images: "1GB" } } },
      stated: { "SHOP-COST-01": { item: "nat", monthly: ["1 USD", "2 USD"] } },
      growth: [{ factor: 10, monthly: "5 USD" }],
    },
    operations: {
      escalation: [{ after: "5m", who: "owner" }],
      loads: { rush: { runs: "buy", shape: "constant-users", start: 5, stages: [{ for: "1m", to: 5 }] } },
    },
    objectives: { recovery: { zone: { rto: "5m", by: "the other one" } }, targets: { sales: { atLeast: 5 } } },
    logs: { audit: { stream: "audit", exportTo: ["images"] } },
  },
};

/** Environments of every shape that the words allow, for the platform of the tests. */
const environments = fc.record(
  {
    phase: fc.constantFrom("launch", "growth", "scale", "full"),
    database: fc.record(
      {
        class: fc.constantFrom("local", "db.t4g.medium", "db.r6g.xlarge"),
        pool: fc.record({ max: fc.integer({ min: 1, max: 100 }) }, { requiredKeys: [] }),
        pooler: fc.option(
          fc.record({ serverConnections: fc.integer({ min: 1 }), clientConnections: fc.integer({ min: 1 }) }),
        ),
        multiZone: fc.boolean(),
        encryption: fc.constantFrom("none", "managed-key", "customer-key"),
        backups: fc.option(fc.record({ keep: fc.constantFrom("7d", "35d"), every: fc.constantFrom("30m", "1d") })),
        parameters: fc.record({ max_connections: fc.option(fc.integer({ min: 4, max: 5_000 })) }, { requiredKeys: [] }),
        replicaScale: fc.option(fc.record({ replicas: fc.constant([1, 5] as const), cpu: fc.constant("70%") })),
        commitment: fc.option(fc.record({ term: fc.constantFrom("1y", "3y"), saves: fc.constant("30%") })),
      },
      { requiredKeys: [] },
    ),
    cache: fc.record(
      {
        nodes: fc.integer({ min: 1, max: 5 }),
        cluster: fc.option(fc.record({ shards: fc.integer({ min: 1, max: 5 }), replicas: fc.nat({ max: 3 }) })),
        password: fc.boolean(),
        container: fc.option(fc.constant({ host: "machine", cpu: 153.6, memory: "640MB" })),
        encryption: fc.record({ transit: fc.boolean(), rest: fc.constantFrom(true, false, "customer-key") }),
      },
      { requiredKeys: [] },
    ),
    images: fc.record({ encryption: fc.constantFrom("none", "aes256", "kms") }, { requiredKeys: [] }),
    find: fc.record(
      { engine: fc.constantFrom("postgres", "opensearch"), fineGrainedAccess: fc.boolean() },
      { requiredKeys: [] },
    ),
    streams: fc.record({ ladder: fc.uniqueArray(fc.constantFrom(240, 720, 1_080)) }, { requiredKeys: [] }),
    edge: fc.record(
      {
        engine: fc.constantFrom("nginx", "cdn", "none"),
        domain: fc.constant(null),
        lockOrigin: fc.boolean(),
        countries: fc.option(fc.record({ mode: fc.constantFrom("allow", "block"), codes: fc.constant(EU_COUNTRIES) })),
        routes: fc.constantFrom({}, { "/images/*": null }, { "/*": { to: "balancer", forward: "all" } }),
        container: fc.option(fc.constant({ host: "machine", image: "nginx:alpine", cpu: 256, memory: "256MB" })),
      },
      { requiredKeys: [] },
    ),
    network: fc.record(
      {
        endpoints: fc.subarray(["s3", "ecr.api", "sqs"]),
        acls: fc.record({ private: fc.option(fc.constant([{ direction: "in", ports: 3_000 }])) }),
      },
      { requiredKeys: [] },
    ),
    balancer: fc.record({ certificate: fc.constantFrom(null, "certificate"), accessLog: fc.boolean() }),
    firewall: fc.constantFrom(null, { rules: [] }),
    traces: fc.constantFrom(null, { sampling: "10%" }, { exporter: "elastic-apm", context: ["userId"] }),
    spending: fc.constantFrom(null, { monthly: "250.50 USD", anomaly: "20%" }, { covers: "third-parties", alerts: [] }),
    delivery: fc.constantFrom(null, { engine: "codepipeline", repository: "shop/shop" }),
    metrics: fc.constantFrom({}, { ratio: { unit: "ratio", quotient: { of: "sales", over: "visits" } } }),
    logs: fc.record({ audit: fc.constantFrom({ stream: "audit", exportTo: ["images"] }, { retention: "1d" }) }),
    alarms: fc.record(
      {
        tired: fc.constantFrom(null, { severity: "critical", breaching: [2, 3] }),
        lonely: fc.record({
          severity: fc.constantFrom("critical", "warning"),
          of: fc.subarray(["goods", "front"]),
          metric: fc.constantFrom("healthy-tasks", "unhealthy-tasks", "requests", "sales"),
          below: fc.nat(),
          channels: fc.subarray(["owner", "slack"]),
        }),
      },
      { requiredKeys: [] },
    ),
    costs: fc.record(
      {
        usage: fc.record(
          { low: fc.record({ requests: fc.nat() }), high: fc.record({ stored: fc.constant({ images: "1TB" }) }) },
          { requiredKeys: [] },
        ),
        stated: fc.constantFrom({}, { "SHOP-COST-01": { item: "fargate", monthly: ["1 USD", "2 USD"] } }),
      },
      { requiredKeys: [] },
    ),
    tags: fc.constantFrom({}, { Project: "shop" }, { Project: null }),
    triggers: fc.constantFrom(
      {},
      { grown: { to: "any", metric: "sales", above: 5 } },
      { asked: { to: "any", decision: "?" } },
    ),
    names: fc.constantFrom(null, {}, { records: { api: "machine" } }),
    services: fc.record(
      {
        "*": fc.record(
          {
            tasks: fc.integer({ min: 1, max: 50 }),
            cpu: fc.integer({ min: 0, max: 4_096 }),
            host: fc.constantFrom(null, "machine"),
            capacity: fc.constantFrom("on-demand", "spot"),
            architecture: fc.constantFrom("x86_64", "arm64"),
            scale: fc.constantFrom(null, { requests: 1_000 }, { out: { cpu: "70%" }, in: { cpu: "40%" } }),
            deployment: fc.oneof(
              fc.constant(replace()),
              fc.constant(blueGreen({ rollback: { onFailure: false } })),
              fc.integer({ min: 1, max: 100 }).map((by) => linear({ by: `${by}%`, every: "1m" })),
              fc
                .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1 })
                .map((shares) =>
                  shares.toSorted((a, b) => a - b).map((share) => ({ share: `${share}%`, bake: "1m" }) as const),
                )
                .map((steps) => canary({ steps })),
            ),
          },
          { requiredKeys: [] },
        ),
        goods: fc.record(
          {
            tasks: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 50 })),
            protocol: fc.constantFrom("http", "websocket"),
            sticky: fc.constantFrom(null, "1h"),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["phase"] },
);

const platformWith = (environment: unknown): Platform => definePlatform(words as never, { any: environment as never });

function graphOf(platform: Platform): Graph {
  const { graph, diagnostics } = resolvePlatform(platform, "any");
  if (graph === null) throw new Error(JSON.stringify(diagnostics));
  return graph;
}

/** The same value with the keys of every object in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reordered(inner)] as const)
      .reverse(),
  );
}

/** What holds of every graph, with the text that it is written as. */
const LAWS: readonly ((graph: Graph, text: string) => void)[] = [
  function refersOnlyToWhatItHolds(graph) {
    const ids = new Set(graph.resources.map(({ id }) => id));
    expect(ids.size).toBe(graph.resources.length);
    expect(mentioned(graph).filter((id) => !ids.has(id))).toEqual([]);
  },
  function hasAnEdgeForEveryUseAndNoneBeside(graph) {
    const codes = checkGraph(graph).map(({ code }) => code);
    expect(codes.filter((code) => code === "TER-CHK-008" || code === "TER-CHK-009")).toEqual([]);
  },
  function needsNoChangeToBecomeItself(graph, text) {
    expect(planChanges(graph, graphFromJson(text))).toEqual([]);
  },
  function holdsNoUndefinedNoFunctionAndNoNumberThatIsNone(graph, text) {
    expect(graphFromJson(text)).toEqual(JSON.parse(JSON.stringify(graph)));
    expect(numbers(graph).every(Number.isFinite)).toBe(true);
  },
];

describe("any environment of the words", () => {
  it(`keeps every law: ${LAWS.map(({ name }) => name).join(", ")}`, () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const graph = graphOf(platformWith(environment));
        const text = graphToJson(graph);
        for (const holds of LAWS) holds(graph, text);
      }),
      { numRuns: 200 },
    );
  });

  it("is the same graph in whatever order keys stand", () => {
    const turned = reordered(words);
    fc.assert(
      fc.property(environments, (environment) => {
        const other = definePlatform(turned as never, { any: reordered(environment) as never });
        expect(graphToJson(graphOf(other))).toBe(graphToJson(graphOf(platformWith(environment))));
      }),
      { numRuns: 50 },
    );
  });
});

describe("anything at all", () => {
  it("is answered with findings, never with an exception", () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 4 }), fc.anything({ maxDepth: 4 }), (words, environment) => {
        const platform = definePlatform(words as never, { any: environment as never });
        const { graph, diagnostics } = resolvePlatform(platform, "any");
        if (graph === null) expect(diagnostics.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it("can take the place of any single word, and what is taken for a word is one", () => {
    const whole = { words, environments: everything };
    const places = pathsOf(whole);
    const borrowed = fc.constantFrom(...places).map((path) => found(whole, path));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(fc.anything({ maxDepth: 3 }), borrowed), (path, value) => {
        const { words, environments } = replaced(whole, path, value);
        const { graph, diagnostics } = resolvePlatform(definePlatform(words as never, environments as never), "large");
        expect(graph === null).toBe(diagnostics.some(({ severity }) => severity === "error"));
        if (graph === null) return;
        expect(graphFromJson(graphToJson(graph))).toEqual(graph);
        expect(numbers(graph).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

type Path = readonly string[];

/** Every place of a nested table. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [...(path.length < 2 ? [] : [path]), ...inner.flatMap(([key, found]) => pathsOf(found, [...path, key]))];
}

function found(table: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], table);
}

function replaced<T>(table: T, [key, ...rest]: Path, value: unknown): T {
  if (key === undefined) return value as T;
  const change = (inner: unknown): unknown => replaced(inner, rest, value);
  if (Array.isArray(table)) return table.map((item, index) => (String(index) === key ? change(item) : item)) as T;
  return { ...table, [key]: change((table as Record<string, unknown>)[key]) };
}

/** Every text in a resource that reads like an id, but for its own and for names of metrics. */
function mentioned(graph: Graph): readonly string[] {
  const kinds = new Set<string>(graph.resources.map(({ kind }) => kind));
  return graph.resources.flatMap(({ id: _, ...words }) =>
    texts(words).filter(
      (text) => /^[a-z-]+\.[a-z][a-z0-9-]*$/.test(text) && kinds.has(text.slice(0, text.indexOf("."))),
    ),
  );
}

function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === "metric" ? [] : texts(inner)));
}

function numbers(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbers) : [];
}

it("is told apart from the platform it came from", () => {
  expect(shopGraph("large").environment).not.toBe(shopGraph("small").environment);
});
