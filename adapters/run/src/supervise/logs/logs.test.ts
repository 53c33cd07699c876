import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followLogs } from "./follow-logs.ts";
import { logNames } from "./log-files.ts";
import { EVERY_LINE, type LogFilter } from "./log-filter.ts";
import type { LogLine } from "./log-line.ts";
import { type LogQuery, readLogs } from "./read-logs.ts";
import { rotateLogs } from "./rotate.ts";

let root: string;
let logs: string;
const ref = () => ({ platform: "breiq", environment: "local", stateRoot: root });
const second = (count: number) => Date.UTC(2026, 10, 21, 14, 0, count);
const line = (count: number, fields: object = {}) =>
  `${JSON.stringify({ level: "info", timestamp: new Date(second(count)).toISOString(), message: `m${count}`, ...fields })}\n`;

async function read(query: Partial<Omit<LogQuery, "wanted">> & { wanted?: Partial<LogFilter> } = {}) {
  const wanted = { ...EVERY_LINE, ...query.wanted };
  const found: LogLine[] = [];
  for await (const one of readLogs(ref(), { lines: null, ...query, wanted })) found.push(one);
  return found;
}
const words = (lines: readonly LogLine[]) =>
  lines.map((one) => `${one.process} ${/"message":"(\w+)"/.exec(one.line)?.[1] ?? one.line}`);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "terrace-logs-"));
  logs = join(root, "breiq/local/logs");
  await mkdir(logs, { recursive: true });
  await writeFile(join(logs, "videos-1.log.2"), line(1));
  await writeFile(join(logs, "videos-1.log.1"), line(3));
  await writeFile(join(logs, "videos-1.log"), `${line(5, { level: "error" })}    at somewhere\n${line(8)}`);
  await writeFile(join(logs, "videos-worker-1.log"), line(4));
  await writeFile(join(logs, "edge.access.log"), line(6, { requestId: "0b9c2f6e1d7a4c5b" }));
  await writeFile(join(logs, "edge.log"), "2026/11/21 14:00:07 [warn] 1#1: slow\n");
  await writeFile(join(logs, "control-plane.log"), "{}\n");
});
afterEach(() => rm(root, { recursive: true }));

describe("readLogs", () => {
  it("merges all processes and what was rotated away in the order of time, a stack below its error", async () => {
    const all = [
      "videos-1 m1",
      "videos-1 m3",
      "videos-worker-1 m4",
      "videos-1 m5",
      "videos-1     at somewhere",
      "edge m6",
      "edge 2026/11/21 14:00:07 [warn] 1#1: slow",
      "videos-1 m8",
    ];
    expect(words(await read())).toEqual(all);
    for (const lines of [1, 3, 4, 8, 99]) expect(words(await read({ lines }))).toEqual(all.slice(-lines));
  });

  it("gives a service's tasks, and no other whose name begins alike", async () => {
    const processes = (await read({ names: ["videos", "edge"] })).map(({ process }) => process);
    expect([...new Set(processes)]).toEqual(["videos-1", "edge"]);
  });

  it("leaves the control plane's own log out unless it is named", async () => {
    expect((await read()).map(({ process }) => process)).not.toContain("control-plane");
    expect(await read({ names: ["control-plane"] })).toHaveLength(1);
    expect(await logNames(ref())).toEqual([
      "videos",
      "videos-worker",
      "edge",
      "videos-1",
      "videos-worker-1",
      "control-plane",
    ]);
  });

  it.each<[string, Partial<LogFilter>, string[]]>([
    ["since", { since: second(7) }, ["edge 2026/11/21 14:00:07 [warn] 1#1: slow", "videos-1 m8"]],
    ["until", { until: second(3) }, ["videos-1 m1", "videos-1 m3"]],
    ["between", { since: second(3), until: second(4) }, ["videos-1 m3", "videos-worker-1 m4"]],
    ["level", { level: "error" }, ["videos-1 m5", "videos-1     at somewhere"]],
    ["grep", { grep: /m[16]/ }, ["videos-1 m1", "edge m6"]],
    ["request", { request: "0b9c2f6e1d7a4c5b" }, ["edge m6"]],
    ["the beginning of a request", { request: "0b9c2f6e" }, ["edge m6"]],
    ["another request", { request: "0b9c" }, []],
  ])("asked by %s gives these, from either end", async (_, wanted, expected) => {
    expect(words(await read({ wanted }))).toEqual(expected);
    expect(words(await read({ wanted, lines: 50 }))).toEqual(expected);
  });

  it("reads logs of many chunks alike from both ends, from any moment on", async () => {
    const many = Array.from({ length: 9_000 }, (_, index) => line(index / 10, { pad: "x".repeat(100) }));
    await writeFile(join(logs, "videos-1.log"), many.join(""));
    const forward = await read({ names: ["videos"] });
    expect(forward).toHaveLength(9_002);
    expect(await read({ names: ["videos"], lines: 9_999 })).toEqual(forward);
    const since = second(700);
    expect(await read({ names: ["videos"], wanted: { since } })).toEqual(
      forward.filter(({ time }) => (time ?? 0) >= since),
    );
  });
});

describe("followLogs", () => {
  it("gives whole lines as they are written, through a rotation and from logs that come later", async () => {
    const stop = new AbortController();
    const wanted = { ...EVERY_LINE, grep: /^(begin|[a-z]{3,4})$/ };
    const lines = followLogs(ref(), { names: ["videos"], wanted, signal: stop.signal });
    const log = join(logs, "videos-1.log");
    // What is written before the first look is not followed: written until it is seen.
    const seen = lines.next();
    let following = false;
    void seen.then(() => (following = true));
    while (!following) await appendFile(log, "begin\n").then(() => new Promise((resolve) => setImmediate(resolve)));
    const next = async (): Promise<string | undefined> => {
      const { value } = await lines.next();
      return value?.line === "begin" ? next() : value === undefined ? undefined : `${value.process} ${value.line}`;
    };
    await appendFile(log, "fo");
    await appendFile(log, "ur\n");
    expect(await next()).toBe("videos-1 four");
    await rotateLogs(logs, { largest: 10, retention: () => null });
    await appendFile(log, "not wanted\nfive\n");
    expect(await next()).toBe("videos-1 five");
    await writeFile(join(logs, "videos-2.log"), "six\n");
    expect(await next()).toBe("videos-2 six");
    stop.abort();
    expect(await next()).toBeUndefined();
  });
});
