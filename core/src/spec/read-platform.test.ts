import { describe, expect, it } from "vitest";
import { configure, definePlatform, http, type Platform, postgres, readEnvironment, readPlatform } from "./index.ts";

/** What reaches us past the compiler. */
// biome-ignore lint/suspicious/noExplicitAny: the point of these tests
const loose = (words: any, environments: any = {}): Platform => definePlatform(words, environments);

const goods = http({ name: "goods", folder: "services/goods", port: 8_080, paths: ["/*"] });
const base = { name: "shop", database: postgres({ version: "15" }), services: { goods } };

const platformFindings = (words: object) =>
  readPlatform(loose({ ...base, ...words })).findings.map(({ code, at, hint }) => [code, at.path, hint]);

const environmentFindings = (environment: unknown) =>
  readEnvironment(loose(base, { local: environment }), "local").findings.map(({ code, at, hint }) => [
    code,
    at.path,
    hint,
  ]);

describe("reading a platform", () => {
  it("finds nothing in a sound one", () => {
    expect(platformFindings({})).toEqual([]);
  });

  it("names a misspelt key and the one that was meant", () => {
    expect(platformFindings({ database: postgres({ vesrion: "15" } as never) })).toEqual([
      ["TER-SPEC-001", "database.vesrion", 'did you mean "version"?'],
    ]);
    expect(platformFindings({ objectivs: {} })).toEqual([["TER-SPEC-001", "objectivs", 'did you mean "objectives"?']]);
  });

  it("names a wrong unit and what was expected", () => {
    const words = { ...base, database: postgres({ storage: { size: "20G" as never } }) };
    const [found] = readPlatform(loose(words)).findings;
    expect(found).toMatchObject({
      code: "TER-SPEC-002",
      at: { file: null, path: "database.storage.size" },
      message: 'database.storage.size is "20G", expected a size such as "512MB" or "20GB"',
    });
    expect(platformFindings({ database: postgres({ pool: { idle: 30 as never } }) })).toEqual([
      ["TER-SPEC-002", "database.pool.idle", "write the number with its unit, in quotes"],
    ]);
    expect(platformFindings({ database: postgres({ pool: { idle: "2 minutes" as never } }) })).toEqual([
      ["TER-SPEC-002", "database.pool.idle", 'did you mean "2m"?'],
    ]);
  });

  it("names a word that is none of the possible ones", () => {
    expect(platformFindings({ database: postgres({ tls: "verfy" as never }) })).toEqual([
      ["TER-SPEC-003", "database.tls", 'did you mean "verify"?'],
    ]);
  });

  it("keeps what it understands beside what it does not", () => {
    const database = postgres({ version: "15", class: 5, pool: { max: 20, min: "five" } } as never);
    expect(readPlatform(loose({ ...base, database, cache: {} })).words).toEqual({
      name: "shop",
      capabilities: { database: { kind: "postgres", version: "15", pool: { max: 20 } } },
      services: { goods },
    });
  });

  it("says everything at once", () => {
    const database = postgres({ class: 5, pool: { max: "20" }, replicas: [{ region: "", purpose: "reed" }] } as never);
    expect(platformFindings({ name: "My Shop", database, services: { goods: {} } }).map(([, path]) => path)).toEqual([
      "name",
      "database.class",
      "database.pool.max",
      "database.replicas.0.region",
      "database.replicas.0.purpose",
      "services.goods",
    ]);
  });

  it("takes no value for something that it is not", () => {
    for (const services of [null, [], "goods", 1]) expect(platformFindings({ services })).toHaveLength(1);
    for (const database of [null, postgres, new Map(), { kind: "postgress" }])
      expect(platformFindings({ database })).toHaveLength(1);
    for (const pool of [null, [], new Map(), new Date(0), 5])
      expect(platformFindings({ database: postgres({ pool } as never) }).map(([, path]) => path)).toEqual([
        "database.pool",
      ]);
  });

  it("survives values that contain themselves", () => {
    const self: Record<string, unknown> = { kind: "template" };
    self.parts = ["a", self];
    expect(platformFindings({ services: { goods: { ...goods, env: { SELF: self } } } })).toEqual([
      ["TER-SPEC-006", "services.goods.env.SELF.parts.1", null],
    ]);
    const circle: Record<string, unknown> = { kind: "postgres" };
    circle.pool = circle;
    expect(platformFindings({ database: circle }).map(([, path]) => path)).toEqual([
      "database.pool.kind",
      "database.pool.pool",
    ]);
    const patch: Record<string, unknown> = {};
    patch.health = patch;
    expect(() => configure(goods, patch as never)).not.toThrow();
  });

  it("takes nothing tagged for something else", () => {
    const cache = { kind: "redis", version: "7" };
    expect(platformFindings({ database: postgres({ storage: cache } as never) }).map(([, path]) => path)).toEqual([
      "database.storage.kind",
      "database.storage.version",
    ]);
    expect(environmentFindings({ phase: "launch", database: cache })).toMatchObject([
      ["TER-SPEC-002", "environments.local.database", null],
    ]);
  });

  it("is not fooled by names that every object has", () => {
    expect(platformFindings({ database: { kind: "postgres", constructor: 1 } }).map(([code]) => code)).toEqual([
      "TER-SPEC-001",
    ]);
    expect(environmentFindings({ phase: "launch", toString: 1 }).map(([code]) => code)).toEqual(["TER-SPEC-001"]);
    expect(environmentFindings({ services: { hasOwnProperty: {} } }).map(([code]) => code)).toEqual(["TER-SPEC-001"]);
  });
});

describe("reading an environment", () => {
  it("finds nothing in a sound one", () => {
    const services = { "*": { tasks: [1, 10], concurrency: 2 }, goods: { tasks: 2, health: { interval: "1s" } } };
    expect(environmentFindings({ phase: "growth", database: { class: "x", pooler: null }, services })).toEqual([]);
  });

  it("knows the platform's own names", () => {
    expect(environmentFindings({ databas: {}, services: { gods: {} } })).toEqual([
      ["TER-SPEC-001", "environments.local.databas", 'did you mean "database"?'],
      ["TER-SPEC-001", "environments.local.services.gods", 'did you mean "goods"?'],
    ]);
  });

  it("looks inside patches, wildcards and compositions", () => {
    const services = { "*": { memroy: "1GB" }, goods: { tasks: [3, 1] } };
    const compose = { "All Of It": { port: 0 } };
    expect(environmentFindings({ phase: "lunch", services, compose })).toEqual([
      ["TER-SPEC-003", "environments.local.phase", 'did you mean "launch"?'],
      ["TER-SPEC-001", "environments.local.services.*.memroy", 'did you mean "memory"?'],
      ["TER-SPEC-002", "environments.local.services.goods.tasks", null],
      ["TER-SPEC-005", "environments.local.compose.All Of It", expect.any(String)],
      ["TER-SPEC-004", "environments.local.compose.All Of It.of", null],
      ["TER-SPEC-002", "environments.local.compose.All Of It.port", null],
    ]);
  });
});
