import { describe, expect, it } from "vitest";
import { findResource } from "../graph/index.ts";
import {
  bucket,
  configure,
  definePlatform,
  given,
  http,
  output,
  type Platform,
  parameter,
  postgres,
  queue,
  websocket,
  worker,
} from "../spec/index.ts";
import { shop, shopGraph } from "../testing/shop.ts";
import { resolvePlatform } from "./resolve-platform.ts";

// biome-ignore lint/suspicious/noExplicitAny: what reaches us past the compiler
const loose = (words: any, environments: any): Platform => definePlatform(words, environments);

const goods = http({ name: "goods", folder: "services/goods", port: 8_080, paths: ["/*"] });
const database = postgres({ version: "15", class: "local", storage: { size: "1GB" } });

/** The findings of a platform with one environment, `local`. */
function findings(words: object, environment: object = {}): readonly string[][] {
  const platform = loose({ name: "shop", ...words }, { local: { phase: "launch", ...environment } });
  const { graph, diagnostics } = resolvePlatform(platform, "local");
  if (diagnostics.some(({ severity }) => severity === "error")) expect(graph).toBeNull();
  return diagnostics.map(({ code, at, hint }) => [code, at.path, hint ?? ""]);
}

describe("resolving a platform", () => {
  it("gives a graph with every resource and nothing to say", () => {
    const { graph, diagnostics } = resolvePlatform(shop, "large");
    expect(diagnostics).toEqual([]);
    expect(graph).toMatchObject({ platform: "shop", environment: "large", phase: "full", target: "aws" });
    expect(graph?.parameters).toEqual({ domain: "shop.example" });
  });

  it("lays the environment over the platform, and a service's own words over those for all", () => {
    const graph = shopGraph("small");
    expect(graph).toMatchObject({ phase: "launch", target: "local", region: null });
    expect(graph.objectives).toMatchObject({ availability: null, rto: 900_000 });
    expect(findResource(graph, "postgres", "postgres.database")).toMatchObject({
      instanceClass: "local",
      maxConnections: 97,
      pool: { min: 0, max: 20 },
    });
    expect(findResource(graph, "backup", "backup.database")).toBeUndefined();
    const patched = loose(shop.words, {
      x: { phase: "scale", services: { goods: { cpu: 2_048 }, "*": { cpu: 1_024, tasks: [2, 4] } } },
    });
    const resolved = resolvePlatform(patched, "x").graph;
    const cpu = ["service.goods", "worker.mailer", "site.front"].map(
      (id) => resolved?.resources.find((resource) => resource.id === id) as { cpu?: number } | undefined,
    );
    expect(cpu.map((process) => process?.cpu)).toEqual([2_048, 1_024, 1_024]);
  });

  it("extends environments, the nearest last", () => {
    const platform = loose(
      { name: "shop", database },
      {
        a: { phase: "growth", database: { class: "db.t4g.small", port: 6_000 } },
        b: { extends: "a", database: { class: "db.t4g.large" } },
      },
    );
    const graph = resolvePlatform(platform, "b").graph;
    expect(graph?.phase).toBe("growth");
    expect(graph?.resources.find(({ kind }) => kind === "postgres")).toMatchObject({
      instanceClass: "db.t4g.large",
      port: 6_000,
    });
  });

  it("turns needs into variables that stay references", () => {
    const env = findResource(shopGraph(), "service", "service.goods")?.env ?? {};
    expect(env.DB_HOST).toEqual({ kind: "reference", resource: "postgres.database", output: "host" });
    expect(env.DB_POOL_MAX).toEqual({ kind: "literal", value: "20" });
    expect(env.REDIS_URL).toEqual({ kind: "reference", resource: "redis.cache", output: "url" });
    expect(env.SESSION_SECRET).toEqual({ kind: "reference", resource: "secret.goods-session", output: "value" });
    expect(env.SELF_URL).toEqual({
      kind: "template",
      parts: [
        { kind: "reference", resource: "balancer.balancer", output: "url" },
        { kind: "literal", value: "/api/goods" },
      ],
    });
  });

  it("composes services into one process with all their paths, needs and variables", () => {
    const carts = websocket({ name: "carts", folder: "services/carts", port: 2, paths: ["/carts"], env: { B: 2 } });
    const platform = loose(
      {
        name: "shop",
        database,
        services: { goods: { ...goods, needs: { database: "postgres" }, env: { A: 1 } }, carts },
      },
      { one: { phase: "launch", compose: { all: { of: ["goods", "carts"], port: 80 } } } },
    );
    const graph = resolvePlatform(platform, "one").graph;
    expect(graph?.resources.filter(({ kind }) => kind === "service")).toMatchObject([
      {
        id: "service.all",
        port: 80,
        protocol: "websocket",
        modules: [{ name: "goods" }, { name: "carts" }],
        uses: ["postgres.database"],
        env: { A: { value: "1" }, B: { value: "2" }, DB_HOST: { kind: "reference" } },
      },
    ]);
  });

  it("puts the more specific path first", () => {
    const graph = shopGraph();
    expect(findResource(graph, "balancer", "balancer.balancer")?.routes).toEqual([
      { paths: ["/api/*"], target: "service.goods" },
      { paths: ["/*"], target: "site.front" },
    ]);
    expect(findResource(graph, "edge", "edge.edge")?.routes.map(({ path }) => path)).toEqual(["/images/*", "/*"]);
  });
});

describe("what cannot be resolved", () => {
  it("is told all at once: a misspelt key, a wrong unit, a dangling reference and a circle", () => {
    const platform = loose(
      {
        name: "shop",
        database: postgres({
          version: "15",
          class: "local",
          storge: { size: "1GB" },
          pool: { idle: "30sec" },
        } as never),
        services: { goods: { ...goods, needs: { database: "postgres" }, env: { A: output("databse", "host") } } },
        jobs: queue({ store: "databse" }),
      },
      { local: { phase: "lunch", extends: "other" }, other: { extends: "local" } },
    );
    const { graph, diagnostics } = resolvePlatform(platform, "local");
    expect(graph).toBeNull();
    expect(diagnostics.map(({ code, at }) => `${code} ${at.path}`)).toEqual([
      "TER-SPEC-001 database.storge",
      "TER-SPEC-002 database.pool.idle",
      "TER-SPEC-003 environments.local.phase",
      "TER-RES-002 environments.other.extends",
      "TER-RES-003 jobs.store",
      "TER-RES-003 services.goods.env.A",
    ]);
  });

  it("is not told twice", () => {
    expect(findings({ database: postgres({ version: 15, class: 5, storage: { size: "1GB" } } as never) })).toEqual([
      ["TER-SPEC-002", "database.version", ""],
      ["TER-SPEC-002", "database.class", ""],
    ]);
    expect(findings({ database: postgres({ version: "15", storage: { size: "1GB" } }) })).toEqual([
      ["TER-SPEC-004", "environments.local.database.class", ""],
    ]);
  });

  it("is an environment that is not there, or extends itself", () => {
    const platform = loose(
      { name: "shop" },
      { local: { extends: "test" }, test: { extends: "local" }, x: { extends: "tset" } },
    );
    const codes = (name: string) =>
      resolvePlatform(platform, name).diagnostics.map(({ code, at, hint }) => [code, at.path, hint]);
    expect(codes("locl")).toEqual([["TER-RES-001", "environments.locl", 'did you mean "local"?']]);
    expect(codes("x")).toEqual([["TER-RES-001", "environments.x.extends", 'did you mean "test"?']]);
    expect(codes("local")).toEqual([["TER-RES-002", "environments.test.extends", null]]);
  });

  it("is what nobody said", () => {
    const { diagnostics } = resolvePlatform(loose({ name: "shop" }, { local: {} }), "local");
    expect(diagnostics).toMatchObject([{ code: "TER-SPEC-004", at: { path: "environments.local.phase" } }]);
    expect(findings({ database: postgres({ class: "local" }) })).toEqual([
      ["TER-SPEC-004", "environments.local.database.version", ""],
      ["TER-SPEC-004", "environments.local.database.storage", ""],
    ]);
  });

  it("is an alarm, a listener or an acknowledgement that says half of it", () => {
    expect(findings({ alarms: { hot: { above: "80%" } } }).map(([code, path]) => [code, path])).toEqual([
      ["TER-SPEC-004", "environments.local.alarms.hot.severity"],
      ["TER-SPEC-004", "environments.local.alarms.hot.metric"],
      ["TER-SPEC-004", "environments.local.alarms.hot.channels"],
    ]);
    const balancer = { kind: "balancer", listeners: [{ port: 80 }] };
    expect(findings({ balancer, acknowledge: [{ id: "TER-CHK-001" }] }).map(([code, path]) => [code, path])).toEqual([
      ["TER-SPEC-004", "balancer.listeners.0.protocol"],
      ["TER-SPEC-004", "acknowledge.0.reason"],
    ]);
  });

  it("is a need that nothing or too much meets", () => {
    const needy = { ...goods, needs: { main: "postgres" } };
    expect(findings({ services: { goods: needy } })).toEqual([
      ["TER-RES-003", "services.goods.needs.main", "add one: main: postgres({ … })"],
    ]);
    expect(findings({ a: database, b: database, services: { goods: needy } })).toEqual([
      ["TER-RES-004", "services.goods.needs.main", 'say which: bind: { main: "a" }'],
    ]);
    expect(
      findings({
        a: database,
        b: { ...database, name: "other" },
        services: { goods: { ...needy, bind: { main: "b" } } },
      }),
    ).toEqual([]);
    expect(findings({ a: database, services: { goods: { ...needy, bind: { main: "aa" } } } })).toEqual([
      ["TER-RES-003", "services.goods.bind.main", 'did you mean "a"?'],
    ]);
  });

  it("is a reference that dangles", () => {
    const env = { A: output("databse", "host") };
    const needs = { database: "postgres" };
    expect(findings({ database, services: { goods: { ...goods, needs, env } } })).toEqual([
      ["TER-RES-003", "services.goods.env.A", 'did you mean "database"?'],
    ]);
    expect(findings({ database: postgres({ ...database, log: "databse" }), logs: { database: {} } })).toEqual([
      ["TER-RES-003", "database.log", 'did you mean "database"?'],
    ]);
    expect(findings({ jobs: queue({ store: "databse" }), database })).toEqual([
      ["TER-RES-003", "jobs.store", 'did you mean "database"?'],
    ]);
    const tired = { severity: "warning", of: "databse", metric: "cpu", above: "80%", channels: [] };
    expect(findings({ database, alarms: { tired } })).toEqual([
      ["TER-RES-003", "alarms.tired.of", 'did you mean "database"?'],
    ]);
  });

  it("is a variable that nobody gives, unless the platform does", () => {
    const asking = http({ ...goods, env: { ISSUER: given() } });
    expect(findings({ services: { goods: asking } }).map(([code, path]) => [code, path])).toEqual([
      ["TER-RES-005", "services.goods.env.ISSUER"],
    ]);
    expect(findings({ services: { goods: configure(asking, { env: { ISSUER: "shop" } }) } })).toEqual([]);
  });

  it("is a process whose modules disagree, and a composition of what cannot share a process", () => {
    const services = {
      goods: { ...goods, env: { MODE: "a" } },
      carts: { ...goods, name: "carts", env: { MODE: "b" } },
      mailer: worker({ name: "mail", folder: "services/mail", entry: "x.ts", queue: "jobs", needs: { jobs: "queue" } }),
    };
    const jobs = { database, jobs: queue() };
    expect(
      findings({ ...jobs, services }, { compose: { all: { of: ["goods", "carts"] } } }).map(([code]) => code),
    ).toEqual(["TER-RES-006"]);
    expect(findings({ ...jobs, services }, { compose: { all: { of: ["goods", "mailer", "cart"] } } })).toEqual([
      ["TER-RES-003", "environments.local.compose.all.of.1", "possible: carts, goods"],
      ["TER-RES-003", "environments.local.compose.all.of.2", 'did you mean "carts"?'],
    ]);
  });

  it("is a class of unknown size, also where its connections are known", () => {
    const large = postgres({ ...database, class: "db.r6g.xlage" });
    expect(findings({ database: large })).toEqual([["TER-RES-007", "database.class", 'did you mean "db.r6g.xlarge"?']]);
    expect(findings({ database: { ...large, connections: 900 } }).map(([code]) => code)).toEqual(["TER-RES-007"]);
  });

  it("is a path, a name or a parameter used twice or never", () => {
    const twice = { goods, carts: { ...goods, name: "carts" } };
    const balancer = { kind: "balancer", listeners: [{ port: 80, protocol: "http" }] };
    expect(findings({ balancer, services: twice }).map(([code]) => code)).toEqual(["TER-RES-010"]);
    expect(
      findings({
        images: bucket({ signed: true }),
        "images-signing": { kind: "secret", form: "password", strength: 8 },
      }).map(([code]) => code),
    ).toEqual(["TER-RES-008"]);
    const asking = { goods: { ...goods, env: { MAIL: parameter("mail") } } };
    expect(findings({ services: asking }, { parameters: { mial: "me@shop.example" } })).toEqual([
      ["TER-RES-009", "environments.local.parameters.mial", 'did you mean "mail"?'],
    ]);
  });

  it("is an alarm that does not know when", () => {
    const alarm = { severity: "warning", metric: "cpu", channels: [] };
    expect(
      findings({ alarms: { quiet: alarm, loud: { ...alarm, above: "1%", below: "2%" } } }).map(([code, path]) => [
        code,
        path,
      ]),
    ).toEqual([
      ["TER-RES-011", "alarms.loud"],
      ["TER-RES-011", "alarms.quiet"],
    ]);
  });
});
