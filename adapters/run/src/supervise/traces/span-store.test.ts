import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findTrace, findTraces, type TraceQuery } from "./find-traces.ts";
import { serviceMap } from "./service-map.ts";
import type { SpanRow } from "./span-row.ts";
import { SpanStore } from "./span-store.ts";

const NOW = 1_700_000_000_000;
const ANY: TraceQuery = {
  ...{ service: null, minDuration: null, error: false, since: null, until: null, request: null, limit: 50 },
};

let folder: string;
let store: SpanStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-spans-"));
  store = new SpanStore(join(folder, "traces.db"), { retention: 60_000, largest: 1_000_000 });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

/** `at` and `took` are milliseconds, `at` after `NOW`. */
function span(trace: number, id: string, changes: Partial<SpanRow> & { at?: number; took?: number } = {}): SpanRow {
  const { at = 0, took = 10, ...others } = changes;
  return {
    ...{ traceId: trace.toString(16).padStart(32, "0"), spanId: id.padStart(16, "0"), parentId: null },
    ...{ service: "videos", instance: "videos-1", name: "GET /api/videos", kind: "server" },
    ...{ start: (NOW + at) * 1_000, duration: took * 1_000, error: null, attributes: {} },
    ...others,
  };
}
const below = (id: string) => ({ parentId: id.padStart(16, "0") });

/** Edge, balancer, service, statement, and the job that the service sets going. */
function request(trace: number, at = 0): SpanRow[] {
  return [
    span(trace, "d", {
      ...below("c"),
      at: at + 3,
      took: 2,
      kind: "client",
      name: "SELECT videos",
      attributes: { "db.system.name": "postgresql" },
    }),
    span(trace, "c", { ...below("b"), at: at + 2, took: 6 }),
    span(trace, "b", { ...below("a"), at: at + 1, took: 8, service: "balancer", kind: "client" }),
    span(trace, "a", {
      at,
      service: "edge",
      name: "GET",
      attributes: { "url.path": "/api/videos", "request.id": `r-${trace}` },
    }),
    span(trace, "e", { ...below("c"), at: at + 5, took: 1, kind: "producer", name: "send publish" }),
    span(trace, "f", {
      ...below("e"),
      at: at + 100,
      took: 900,
      kind: "consumer",
      service: "videos-worker",
      name: "process publish",
    }),
  ];
}

describe("traces", () => {
  it("are told by their first span, in whatever order their spans come", () => {
    for (const one of request(1)) store.add([one]);
    expect(findTraces(store.database, ANY)).toEqual([
      {
        ...{
          traceId: `${"0".repeat(31)}1`,
          start: NOW,
          duration: 10,
          total: 1_000,
          service: "edge",
          name: "GET /api/videos",
        },
        ...{ services: ["balancer", "edge", "videos", "videos-worker"], spans: 6, isError: false, request: "r-1" },
      },
    ]);
  });

  it("do not count a span twice that was sent again", () => {
    store.add(request(1));
    store.add(request(1));
    expect(findTraces(store.database, ANY)[0]?.spans).toBe(6);
  });

  it.each<[string, Partial<TraceQuery>, number[]]>([
    ["all, newest first", {}, [3, 2, 1]],
    ["a service", { service: "videos-worker" }, [1]],
    ["slow ones", { minDuration: 15 }, [3]],
    ["failed ones", { error: true }, [2]],
    ["a span of time", { since: NOW + 500, until: NOW + 1_500 }, [2]],
    ["a request", { request: "r-1" }, [1]],
    ["the beginning of a request", { request: "r-" }, [1]],
    ["few", { limit: 1 }, [3]],
  ])("are found by %s", (_, query, expected) => {
    store.add(request(1));
    store.add([span(2, "a", { at: 1_000, error: "it broke" }), span(3, "a", { at: 2_000, took: 20 })]);
    const found = findTraces(store.database, { ...ANY, ...query });
    expect(found.map(({ traceId }) => Number.parseInt(traceId, 16))).toEqual(expected);
  });

  it("are given whole, by the beginning of their id where that is clear", () => {
    store.add(request(1));
    store.add([span(0xab, "a"), { ...span(1, "a"), traceId: "abc".padEnd(32, "0") }]);
    expect(findTrace(store.database, "abc")?.spans).toHaveLength(1);
    expect(findTrace(store.database, "000")).toBeNull();
    expect(findTrace(store.database, "abd")).toBeNull();
    store.add([span(3, "b", below("f")), span(3, "f", { name: "above" })]);
    expect(findTrace(store.database, `${"0".repeat(31)}3`)?.spans[0]?.name).toBe("above");
    const whole = findTrace(store.database, `${"0".repeat(31)}1`);
    expect(whole?.spans.map(({ name }) => name)).toEqual([
      "GET",
      "GET /api/videos",
      "GET /api/videos",
      "SELECT videos",
      "send publish",
      "process publish",
    ]);
    expect(whole?.spans[3]).toMatchObject({
      start: NOW + 3,
      duration: 2,
      attributes: { "db.system.name": "postgresql" },
    });
  });
});

describe("the service map", () => {
  it("shows who asks whom, with requests, errors and times", () => {
    store.add([...request(1), ...request(2, 50)]);
    store.add([span(2, "9", { ...below("b"), at: 60, took: 40, error: "it broke" })]);
    const map = serviceMap(store.database, { since: NOW, until: NOW + 1, sampling: 0.1 });
    const edges = map.edges.map(({ from, to, kind, requests }) => `${from} ${kind} ${to} ${requests}`);
    expect(edges.sort()).toEqual([
      "balancer request videos 3",
      "edge request balancer 2",
      "videos job videos-worker 2",
      "videos statement postgresql 2",
    ]);
    expect(map.nodes.find(({ name }) => name === "videos")).toEqual({
      ...{ name: "videos", kind: "service", requests: 3, errors: 1, p50: 6, p95: 40 },
    });
    expect(map.nodes.find(({ name }) => name === "edge")).toMatchObject({ requests: 2, errors: 0 });
    expect(map).toMatchObject({ sampling: 0.1, isCut: false });
  });
});

describe("limits", () => {
  it("remove what is too old", () => {
    store.add([span(1, "a"), span(2, "a", { at: 50_000 })]);
    store.prune(NOW + 61_000);
    expect(findTraces(store.database, ANY).map(({ spans }) => spans)).toEqual([1]);
    expect(findTrace(store.database, `${"0".repeat(31)}1`)).toBeNull();
  });

  it("remove the oldest where there is too much, and let the file grow no further", () => {
    const pad = "x".repeat(2_000);
    for (let round = 0; round < 40; round++) {
      store.add(
        Array.from({ length: 50 }, (_, n) => span(round * 50 + n + 1, "a", { at: round, attributes: { pad } })),
      );
      store.prune(NOW + 1_000);
      expect(store.size).toBeLessThan(1_200_000);
    }
    const found = findTraces(store.database, { ...ANY, limit: 1_000 });
    expect(found.length).toBeGreaterThan(100);
    expect(found[0]?.start).toBe(NOW + 39);
  });
});
