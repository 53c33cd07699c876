import type { Socket } from "node:net";
import type { SequenceRange } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { runLoad } from "./run-load.ts";
import { closedPort, openHttp, openTcp } from "./testing/open-server.ts";
import { BOTH, loadOf, only, outcomesOf, READERS } from "./testing/population.ts";

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";

const FAULTS: readonly (readonly [fault: string, outcome: string, answer: (socket: Socket) => void])[] = [
  ["resets before it answers", "reset-before-response", (socket) => socket.resetAndDestroy()],
  ["hangs up before it answers", "reset-before-response", (socket) => socket.end()],
  ["resets within the headers", "reset-mid-response", (socket) => socket.write("HTTP/1.1 20", () => later(socket))],
  ["hangs up within the headers", "reset-mid-response", (socket) => socket.end("HTTP/1.1 200 OK\r\nContent")],
  [
    "resets within the body",
    "reset-mid-response",
    (socket) => socket.write(`${HEAD}Content-Length: 9\r\n\r\nhal`, () => later(socket)),
  ],
  ["truncates a body of known length", "truncated-body", (socket) => socket.end(`${HEAD}Content-Length: 9\r\n\r\nhal`)],
  [
    "truncates a body in chunks",
    "truncated-body",
    (socket) => socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\nhal\r\n`),
  ],
  ["does not answer", "timeout", () => undefined],
  ["does not finish its answer", "timeout", (socket) => socket.write(`${HEAD}Content-Length: 9\r\n\r\nhal`)],
  ["does not speak HTTP", "malformed-response", (socket) => socket.end("220 mail.example.com ESMTP\r\n")],
];

describe("a request, by kept and by new connections,", () => {
  it.each(FAULTS)("of a server that %s is a %s", async (_fault, outcome, answer) => {
    await using server = await openTcp(answer);
    const load = loadOf(server.target, READERS, { timeout: 1_000 });
    const report = await runLoad({ ...load, populations: BOTH });
    expect(report.populations.map(outcomesOf)).toEqual([{ [outcome]: 40 }, { [outcome]: 40 }]);
    expect(report.populations.map(({ failureLatency }) => failureLatency.histogram.count)).toEqual([40, 40]);
  });

  it("of a server that is not there is refused", async () => {
    const report = only(await runLoad(loadOf(`http://127.0.0.1:${await closedPort()}`, READERS)));
    expect(outcomesOf(report)).toEqual({ refused: 40 });
    expect(report.failures[0]).toMatchObject({ detail: "ECONNREFUSED", request: "GET /" });
  });

  it("ends by its status, and in exactly one outcome", async () => {
    const statuses = [200, 302, 404, 500, 502, 503, 504];
    await using server = await openHttp((asked, answer) => answer.writeHead(Number(asked.url?.slice(1))).end());
    const requests = statuses.map((status) => ({ path: `/${status}` }));
    const report = only(
      await runLoad(loadOf(server.target, { ...READERS, rate: [{ for: 500, from: 280 }], requests })),
    );
    const { statuses: seen, outcomes } = report;
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(140);
    expect(outcomes.ok).toBe((seen[200] ?? 0) + (seen[302] ?? 0));
    expect([404, 500, 502, 503, 504].map((status) => seen[status])).toEqual([
      outcomes["unexpected-status"],
      outcomes["server-error"],
      outcomes["bad-gateway"],
      outcomes.unavailable,
      outcomes["gateway-timeout"],
    ]);
    expect(statuses.every((status) => (seen[status] ?? 0) > 0)).toBe(true);
  });
});

describe("a connection that is kept", () => {
  it("is used again until the server ends it, whatever the server says of its patience", async () => {
    let connections = 0;
    await using opened = await openHttp((_asked, answer) => answer.setHeader("keep-alive", "timeout=1").end());
    opened.server.on("connection", () => (connections += 1));
    const slow = { ...READERS, rate: [{ for: 400, from: 5 }] };
    const report = only(await runLoad(loadOf(opened.target, slow)));
    expect([outcomesOf(report), connections]).toEqual([{ ok: 2 }, 1]);
  });

  it("is not what a population of new connections uses", async () => {
    let connections = 0;
    await using opened = await openHttp((_asked, answer) => answer.end());
    opened.server.on("connection", () => (connections += 1));
    const report = only(await runLoad(loadOf(opened.target, { ...READERS, connection: "new" })));
    expect([outcomesOf(report), connections]).toEqual([{ ok: 40 }, 40]);
  });
});

describe("clients that write", () => {
  it("know which writes were acknowledged, which may have happened and which never left", async () => {
    const received: string[] = [];
    await using server = await openHttp(async (asked, answer) => {
      let body = "";
      for await (const chunk of asked) body += chunk;
      received.push(body);
      if (received.length % 10 === 0) asked.socket.resetAndDestroy();
      else answer.writeHead(201).end();
    });
    const requests = [{ method: "POST", path: "/", body: '{"client":"{client}","sequence":{sequence}}' }];
    const writers = { ...READERS, requests, ledger: { client: "run-1" } };
    const report = only(await runLoad(loadOf(server.target, writers)));
    const sequences = received.map((body) => JSON.parse(body)).map(({ client, sequence }) => [client, sequence]);
    expect(sequences.toSorted(([, a], [, b]) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => ["run-1", n]));
    const cut = sequences.filter((_, index) => index % 10 === 9).map(([, sequence]) => sequence);
    expect(numbersIn(report.ledger?.indeterminate)).toEqual(cut.toSorted((a, b) => a - b));
    expect(numbersIn(report.ledger?.acknowledged)).toHaveLength(36);
    expect(report.ledger?.unsent).toEqual([]);
  });

  it("account for writes for which the generator was too late, to the last one", async () => {
    await using server = await openHttp((_asked, answer) => answer.writeHead(201).end());
    const requests = [{ method: "POST", path: "/", body: "{client} {sequence}" }];
    const flood = { ...READERS, requests, rate: [{ for: 100, from: 80_000 }], ledger: { client: "run-1" } };
    const { ledger, outcomes, scheduled } = only(await runLoad(loadOf(server.target, flood, { lateAfter: 5 })));
    expect(outcomes["not-sent"]).toBeGreaterThan(0);
    expect(numbersIn(ledger?.unsent)).toHaveLength(outcomes["not-sent"]);
    const all = [ledger?.acknowledged, ledger?.indeterminate, ledger?.unsent].flatMap(numbersIn);
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: scheduled }, (_, sequence) => sequence));
  });

  it("report their retries apart: what failed at first stays failed", async () => {
    let asked = 0;
    await using server = await openHttp((_asked, answer) => answer.writeHead(asked++ % 2 === 0 ? 503 : 200).end());
    const patient = { ...READERS, rate: [{ for: 500, from: 20 }], retries: 2 };
    const report = only(await runLoad(loadOf(server.target, patient)));
    expect(outcomesOf(report).unavailable).toBeGreaterThan(0);
    expect(report.retries).toEqual({ sent: asked - 10, recovered: report.failed });
  });
});

describe("the revision that answered", () => {
  it("is counted with what came of it, from its first response to its last", async () => {
    let asked = 0;
    await using server = await openHttp((_asked, answer) => {
      const canary = asked++ % 4 === 3;
      answer.writeHead(canary ? 500 : 200).end(JSON.stringify({ service: { version: canary ? "new" : "old" } }));
    });
    const revision = { field: "service.version" };
    const { revisions, timeline } = only(await runLoad(loadOf(server.target, READERS, { revision })));
    expect(revisions).toMatchObject({ old: { ok: 30, failed: 0, firstFailed: null }, new: { ok: 0, failed: 10 } });
    expect(revisions.new?.firstFailed).toBe(revisions.new?.first);
    expect(revisions.new?.last).toBeGreaterThan(revisions.new?.first ?? Number.POSITIVE_INFINITY);
    expect(timeline[0]?.revisions).toEqual({ old: { ok: 30, failed: 0 }, new: { ok: 0, failed: 10 } });
  });
});

function numbersIn(ranges: readonly SequenceRange[] = []): readonly number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

/** Resets once what was written has left: a reset at once would overtake it. */
function later(socket: Socket): void {
  setTimeout(() => socket.resetAndDestroy(), 50);
}
