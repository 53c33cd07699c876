import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancer, definePlatform, http, type NetworkWords, network, postgres, redis } from "../spec/index.ts";
import { resolvePlatform } from "./resolve-platform.ts";

const WEBSTACK: NetworkWords = {
  cidr: "10.0.0.0/16",
  zones: ["us-east-1a", "us-east-1b"],
  subnets: {
    public: ["10.0.0.0/24", "10.0.16.0/24"],
    private: ["10.0.1.0/24", "10.0.17.0/24"],
    data: ["10.0.2.0/28", "10.0.18.0/28"],
  },
  nat: "per-zone",
};

const found = (words: NetworkWords, { nodes = 1, tasks = 10, target = "aws" as "aws" | "local" } = {}) => {
  const platform = definePlatform(
    {
      name: "shop",
      network: network(words),
      balancer: balancer({ listeners: [{ port: 443, protocol: "https" }] }),
      database: postgres({
        version: "15",
        class: "db.t3.micro",
        storage: { size: "20GB" },
        tier: "data",
        multiZone: true,
      }),
      cache: redis({ version: "7.0", node: "cache.t3.micro", nodes, tier: "data" }),
      services: {
        goods: http({ name: "goods", folder: "services/goods", port: 3_000, paths: ["/*"], tasks }),
      },
    },
    { any: { phase: "scale", target, region: "us-east-1" } },
  );
  return resolvePlatform(platform, "any").diagnostics.map(({ code, at, message, hint }) => ({
    code,
    path: at.path,
    message,
    hint,
  }));
};

describe("a network's address blocks", () => {
  it("hold what stands in them, also as small as /28", () => {
    expect(found(WEBSTACK)).toEqual([]);
  });

  it("are too small once more is to stand in them", () => {
    expect(found(WEBSTACK, { nodes: 24 })).toEqual([
      {
        code: "TER-RES-022",
        path: "network.subnets.data",
        message: "the smallest data subnet has 11 addresses to give, and 13 are needed: 12 for cache, 1 for database",
        hint: "take blocks of /27 or larger",
      },
    ]);
  });

  it("count the tasks of a whole deployment", () => {
    const tight = { ...WEBSTACK, subnets: { ...WEBSTACK.subnets, private: ["10.0.1.0/27", "10.0.17.0/27"] } };
    expect(found(tight, { tasks: 27 })).toEqual([]);
    expect(found(tight, { tasks: 28 }).map(({ path }) => path)).toEqual(["network.subnets.private"]);
  });

  it("are asked for in every tier that something stands in, and in the second zone", () => {
    const { private: _, ...twoTiers } = WEBSTACK.subnets ?? {};
    expect(found({ ...WEBSTACK, subnets: twoTiers }).map(({ code, message }) => [code, message])).toEqual([
      ["TER-RES-023", "goods should stand in the private tier, and the network has no subnet there"],
    ]);
    const lonely = {
      cidr: "10.0.0.0/16",
      zones: ["eu-central-1a"],
      subnets: { public: ["10.0.1.0/24"], private: ["10.0.2.0/24"], data: ["10.0.3.0/24"] },
    };
    expect(found(lonely).map(({ message, hint }) => [message, hint])).toEqual([
      ["balancer needs subnets in two zones, and the public tier has them in one", "add one, such as 10.0.4.0/24"],
      ["database needs subnets in two zones, and the data tier has them in one", "add one, such as 10.0.4.0/24"],
    ]);
  });

  it("lie in the network and beside each other, everywhere", () => {
    const odd = {
      ...WEBSTACK,
      subnets: {
        ...WEBSTACK.subnets,
        public: ["10.0.32.0/20", "10.0.40.0/24"],
        private: ["10.1.1.0/24", "10.0.17.0/24"],
      },
    };
    for (const target of ["aws", "local"] as const)
      expect(found(odd, { target }).map(({ code, path, message }) => [code, path, message])).toEqual([
        ["TER-RES-024", "network.subnets.private", "10.1.1.0/24 does not lie in 10.0.0.0/16"],
        ["TER-RES-024", "network.subnets.public", "10.0.32.0/20 and 10.0.40.0/24 overlap"],
      ]);
  });

  it("hold what stands in the other tiers all the same, so that everything is said at once", () => {
    const odd = {
      ...WEBSTACK,
      subnets: { public: ["10.0.0.0/20", "10.0.8.0/24"], private: ["10.0.16.0/24", "10.0.17.0/24"] },
    };
    expect(found(odd).map(({ code, path }) => [code, path])).toEqual([
      ["TER-RES-024", "network.subnets.public"],
      ["TER-RES-023", "network.subnets"],
    ]);
  });

  it("have lengths that AWS makes", () => {
    const odd = { ...WEBSTACK, subnets: { ...WEBSTACK.subnets, data: ["10.0.2.0/29", "10.0.18.0/28"] } };
    expect(found(odd).map(({ path, message }) => [path, message])).toEqual([
      ["network.subnets.data", "AWS makes no network or subnet of 10.0.2.0/29"],
    ]);
  });

  it("are only recorded on one machine", () => {
    expect(found(WEBSTACK, { nodes: 24, target: "local" })).toEqual([]);
  });

  it("never have too little room for fewer than what they have room for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (a, b) => {
        const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
        if (found(WEBSTACK, { tasks: more }).length === 0) expect(found(WEBSTACK, { tasks: fewer })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
