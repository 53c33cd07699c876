import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { followLogs } from "./follow-logs.ts";
import type { LogLine } from "./log-line.ts";
import { readLogs } from "./read-logs.ts";
import { rotateLogs } from "./rotate.ts";

let root: string;
let logs: string;
const ref = () => ({ platform: "breiq", environment: "local", stateRoot: root });
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "terrace-logs-"));
  logs = join(root, "breiq/local/logs");
  await mkdir(logs, { recursive: true });
  await writeFile(join(logs, "videos-1.log"), "one\ntwo\nthree\n");
  await writeFile(join(logs, "videos-worker-1.log"), "working\n");
  await writeFile(join(logs, "control-plane.log"), "{}\n");
});
afterEach(() => rm(root, { recursive: true }));

describe("readLogs", () => {
  it("gives the last lines of a service's tasks, and of no other whose name begins alike", async () => {
    expect(await readLogs(ref(), { name: "videos", lines: 2 })).toEqual([
      { process: "videos-1", line: "two" },
      { process: "videos-1", line: "three" },
    ]);
  });

  it("leaves the control plane's own log out unless it is named", async () => {
    expect((await readLogs(ref(), { lines: 9 })).map(({ process }) => process)).not.toContain("control-plane");
    expect(await readLogs(ref(), { name: "control-plane", lines: 9 })).toHaveLength(1);
  });
});

describe("followLogs", () => {
  it("gives whole lines as they are written, through a rotation and from logs that come later", async () => {
    const stop = new AbortController();
    const lines = followLogs(ref(), { name: "videos", signal: stop.signal });
    const log = join(logs, "videos-1.log");
    // What is written before the first look is not followed: written until it is seen.
    const seen = lines.next();
    let following = false;
    void seen.then(() => (following = true));
    while (!following) await appendFile(log, "begin\n").then(() => new Promise((resolve) => setImmediate(resolve)));
    const next = async (): Promise<LogLine | undefined> => {
      const { value } = await lines.next();
      return value?.line === "begin" ? next() : value;
    };
    await appendFile(log, "fo");
    await appendFile(log, "ur\n");
    expect(await next()).toEqual({ process: "videos-1", line: "four" });
    await rotateLogs(logs, 10);
    await appendFile(log, "five\n");
    expect(await next()).toEqual({ process: "videos-1", line: "five" });
    await writeFile(join(logs, "videos-2.log"), "six\n");
    expect(await next()).toEqual({ process: "videos-2", line: "six" });
    stop.abort();
    expect(await next()).toBeUndefined();
  });
});

describe("rotateLogs", () => {
  it("copies a large log aside, empties it in place and keeps three", async () => {
    for (const round of ["a", "b", "c", "d"]) {
      await appendFile(join(logs, "videos-1.log"), round.repeat(20));
      await rotateLogs(logs, 15);
    }
    expect((await readdir(logs)).filter((name) => name.startsWith("videos-1.")).sort()).toEqual([
      "videos-1.log",
      "videos-1.log.1",
      "videos-1.log.2",
      "videos-1.log.3",
    ]);
    expect(await readFile(join(logs, "videos-1.log"), "utf8")).toBe("");
    expect(await readFile(join(logs, "videos-1.log.3"), "utf8")).toBe("b".repeat(20));
  });
});
