import type { Host, Live, Search, Tracing, Waf } from "@terrace/core/graph";
import { describe, expect, it } from "vitest";
import { A_MONTH, lineOf, priceShop } from "./testing/priced-shop.ts";

const GB = 1_024 ** 3;
const DAY = 86_400_000;

describe("a bucket", () => {
  const prefixes = (...lifecycle: readonly object[]) => ({ prefixes: [{ prefix: "all/", lifecycle }] });
  const kept = (words: object) =>
    Object.fromEntries(
      priceShop({ patches: { "bucket.images": { replication: [], ...words } } })
        .items.filter(({ what }) => what.startsWith("kept"))
        .map(({ sku, quantity }) => [sku, Math.round(quantity.mid)]),
    );

  it("keeps everything in Standard where no rule moves it", () => {
    expect(kept(prefixes())).toEqual({ "s3.standard": 1_000 });
    expect(kept({ prefixes: [] })).toEqual({ "s3.standard": 1_000 });
  });

  it("keeps each age in the class that the rules give it", () => {
    const rules = [
      { action: "glacier", after: 182.5 * DAY },
      { action: "infrequent", after: 73 * DAY },
    ];
    expect(kept(prefixes(...rules))).toEqual({ "s3.standard": 200, "s3.infrequent": 300, "s3.glacier": 500 });
  });

  it("does not let what lives a day weigh like what stays", () => {
    const two = {
      prefixes: [
        { prefix: "raw/", lifecycle: [{ action: "glacier", after: 0 }] },
        { prefix: "temp/", lifecycle: [{ action: "delete", after: 3.65 * DAY }] },
      ],
    };
    expect(kept(two)).toEqual({ "s3.standard": 10, "s3.glacier": 990 });
  });

  it("sends a twelfth of it to each region that keeps a copy", () => {
    const line = lineOf(
      priceShop({ patches: { "bucket.images": { replication: ["eu-central-1"] } } }),
      "bucket.images",
      "transfer.regions",
    );
    expect(line.quantity.mid).toBeCloseTo(1_000 / 12, 3);
    expect(priceShop({ patches: { "bucket.images": { replication: ["eu-central-1"] } } }).items).toContainEqual(
      expect.objectContaining({
        sku: "s3.standard",
        region: "eu-central-1",
        monthly: { low: 12.25, mid: 24.5, high: 49 },
      }),
    );
  });
});

describe("the network", () => {
  it("has one gateway or one in each zone, each with an address, and pays by the byte", () => {
    const single = priceShop({ patches: { "network.network": { nat: "single" } } });
    expect(lineOf(single, "network.network", "nat.hour").monthly.mid).toBe(32.85);
    expect(lineOf(single, "network.network", "nat.data").monthly).toEqual({ low: 2.25, mid: 4.5, high: 9 });
    expect(lineOf(priceShop(), "network.network", "nat.hour").monthly.mid).toBe(65.7);
    const none = priceShop({ patches: { "network.network": { nat: "none" } } });
    expect(none.items.some(({ group }) => group === "nat")).toBe(false);
  });

  it("pays for each interface endpoint in each zone, and for none of the gateways", () => {
    const endpoints = [
      { service: "s3", type: "gateway" },
      { service: "ecr.api", type: "interface" },
    ];
    expect(
      lineOf(priceShop({ patches: { "network.network": { endpoints } } }), "network.network", "vpc.endpoint.hour")
        .monthly.mid,
    ).toBe(14.6);
  });
});

describe("a balancer", () => {
  it("counts units by the larger of bytes and requests that the edge passes on", () => {
    const units = (usage: object) =>
      lineOf(priceShop({ usage: { ...A_MONTH, ...usage } }), "balancer.balancer", "alb.lcu");
    expect(units({}).formula.mid).toBe("200 LCU-h (by bytes) × 0.008");
    expect(units({ egress: 0 }).formula.mid).toBe("10 LCU-h (by requests) × 0.008");
    expect(units({ egress: 0, hitRatio: 0 }).quantity.mid).toBe(100);
  });
});

describe("a cache", () => {
  it("has a node for each shard and each of its replicas", () => {
    const words = { engine: "valkey", nodeType: "cache.r6g.large", cluster: { shards: 3, replicas: 1 } };
    const line = lineOf(
      priceShop({ patches: { "redis.cache": words } }),
      "redis.cache",
      "elasticache.valkey.cache.r6g.large",
    );
    expect(line.formula.mid).toBe("6 nodes × 730 h × 0.1648");
  });
});

describe("what a platform adds", () => {
  const host: Host = {
    kind: "host",
    id: "host.machine",
    instanceType: "t3.xlarge",
    cpus: 4,
    memory: 16 * GB,
    disk: { type: "gp3", size: 30 * GB },
    tier: "public",
    elasticAddress: true,
    shellFrom: null,
    composeFile: "docker-compose.prod.yml",
    imagesKept: 2,
    log: "log.goods",
  };

  it("a machine: hours, disk, one address, its images", () => {
    const { items } = priceShop({ add: [host] });
    const lines = items.filter(({ resource }) => resource === host.id).map(({ sku, monthly }) => [sku, monthly.mid]);
    expect(lines).toEqual([
      ["ec2.linux.t3.xlarge", 121.47],
      ["ebs.gp3", 2.4],
      ["vpc.public-ipv4", 3.65],
      ["ebs.snapshot", 3],
    ]);
  });

  const search: Search = {
    kind: "search",
    id: "search.find",
    name: "find",
    engine: "opensearch",
    store: null,
    cluster: {
      version: "2.19",
      nodeType: "r6g.large.search",
      nodes: 3,
      storage: 100 * GB,
      masters: { nodeType: "t3.small.search", nodes: 3 },
      zoneAwareness: true,
      tier: "data",
      port: 443,
      encryption: { transit: true, rest: true },
      fineGrainedAccess: true,
      password: null,
      key: null,
      log: "log.goods",
      commitment: { term: "1y", payment: "none", statedSaving: 0.4 },
    },
    index: {},
  };

  it("a search cluster: nodes, masters and disks, and a promise that the book has no rate for", () => {
    const report = priceShop({ add: [search] });
    expect(lineOf(report, search.id, "opensearch.r6g.large.search").monthly.mid).toBe(365.73);
    expect(lineOf(report, search.id, "opensearch.t3.small.search").monthly.mid).toBe(78.84);
    expect(lineOf(report, search.id, "opensearch.storage.gp3").monthly.mid).toBe(36.6);
    expect(report.commitments).toMatchObject([
      { resource: search.id, committed: null, stated: { monthly: { mid: 219.44 } } },
    ]);
  });

  const live: Live = {
    kind: "live",
    id: "live.streams",
    ingest: "rtmp",
    webrtcGateway: false,
    ladder: [240, 360, 480, 576].map((height) => ({ height, bitrate: 1_000_000 })),
    segment: 4_000,
    formats: ["hls"],
    channels: 3,
    redundant: false,
    store: "bucket.images",
    keep: 3_600_000,
  };

  it("live channels: the provider's own example comes out at 1.71 an hour, and with two HD rungs at 3.11", () => {
    const hourly = (ladder: Live["ladder"]) =>
      priceShop({ add: [{ ...live, ladder }] })
        .items.filter(({ group, what }) => group === "medialive" && what !== "recording of the highest rung")
        .reduce((sum, { monthly }) => sum + monthly.mid, 0) / 100;
    expect(hourly(live.ladder)).toBeCloseTo(1.71, 5);
    expect(hourly([...live.ladder, { height: 720, bitrate: 3e6 }, { height: 1_080, bitrate: 5e6 }])).toBeCloseTo(
      3.114,
      5,
    );
    const { unpriced } = priceShop({ add: [live] });
    expect(unpriced.filter(({ resource }) => resource === live.id).map(({ sku }) => sku)).toEqual([
      "medialive.idle",
      "mediapackage.ingest",
      null,
    ]);
  });

  it("live channels: what is recorded is one more output, in both zones where there are two (DFZ-FEAT-08)", () => {
    const recording = (one: Live) =>
      priceShop({ add: [one] }).items.find(({ what }) => what === "recording of the highest rung");
    expect(recording(live)).toMatchObject({ sku: "medialive.output.sd", monthly: { mid: 35.4 } });
    const high = { ...live, redundant: true, ladder: [...live.ladder, { height: 1_080, bitrate: 5e6 }] };
    expect(recording(high)).toMatchObject({ sku: "medialive.output.hd", monthly: { mid: 140.4 } });
  });

  it("a firewall: before the edge it is billed in us-east-1, wherever the platform stands", () => {
    const rules: Waf["rules"] = [
      { kind: "managed", name: "common", group: "AWSManagedRulesCommonRuleSet" },
      { kind: "rate", name: "flood", requests: 2_000, per: 300_000, path: null },
    ];
    const waf = (guards: string): Waf => ({ kind: "waf", id: "waf.firewall", guards, rules });
    const before = priceShop({ region: "eu-central-1", add: [waf("edge.edge")] });
    expect(before.items.filter(({ group }) => group === "waf").map(({ sku, monthly }) => [sku, monthly.mid])).toEqual([
      ["waf.acl", 5],
      ["waf.rule", 2],
      ["waf.requests", 5.4],
    ]);
    const behind = priceShop({ region: "eu-central-1", add: [waf("balancer.balancer")] });
    expect(behind.unpriced.filter(({ resource }) => resource === "waf.firewall").map(({ sku }) => sku)).toEqual([
      "waf.acl",
      "waf.rule",
      "waf.requests",
    ]);
  });

  it("traces: as many as are sampled, beyond the free ones; another provider's are for its contract to say", () => {
    const tracing: Tracing = { kind: "tracing", id: "tracing.traces", exporter: "x-ray", sampling: 0.5, context: [] };
    expect(lineOf(priceShop({ add: [tracing] }), tracing.id, "x-ray.traces").monthly.mid).toBe(1.75);
    const elastic = priceShop({ add: [{ ...tracing, exporter: "elastic-apm" }] });
    expect(elastic.unpriced.map(({ missing }) => missing)).toContain("what the contract with Elastic says");
  });
});
