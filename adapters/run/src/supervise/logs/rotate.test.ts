import { appendFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rotateLogs } from "./rotate.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const retention = (process: string) => (process === "postgres" ? 7 * DAY : 30 * DAY);

let logs: string;
beforeEach(async () => {
  logs = await mkdtemp(join(tmpdir(), "terrace-rotation-"));
});
afterEach(() => rm(logs, { recursive: true }));

async function written(name: string, daysAgo: number): Promise<void> {
  const at = new Date(NOW - daysAgo * DAY);
  await writeFile(join(logs, name), `{"timestamp":"${at.toISOString()}"}\n`);
  await utimes(join(logs, name), at, at);
}

describe("rotateLogs", () => {
  it("copies a large log aside, empties it in place and keeps three", async () => {
    for (const round of ["a", "b", "c", "d"]) {
      await appendFile(join(logs, "videos-1.log"), round.repeat(20));
      await rotateLogs(logs, { largest: 15, retention: () => null });
    }
    expect((await readdir(logs)).sort()).toEqual([
      "videos-1.log",
      "videos-1.log.1",
      "videos-1.log.2",
      "videos-1.log.3",
    ]);
    expect(await readFile(join(logs, "videos-1.log"), "utf8")).toBe("");
    expect(await readFile(join(logs, "videos-1.log.3"), "utf8")).toBe("b".repeat(20));
  });

  it("removes what has had its time, each stream by its own (BRQ-LOG-01, BRQ-LOG-02)", async () => {
    for (const name of ["postgres.log", "videos-1.log"]) await written(`${name}.1`, 8);
    await written("videos-1.log.2", 31);
    await rotateLogs(logs, { retention, now: NOW });
    expect((await readdir(logs)).sort()).toEqual(["videos-1.log.1"]);
  });

  it("rotates a small log before its lines become too old to be removed in time", async () => {
    await written("postgres.log", 3);
    await written("videos-1.log", 3);
    await rotateLogs(logs, { retention, now: NOW });
    expect((await readdir(logs)).sort()).toEqual(["postgres.log", "postgres.log.1", "videos-1.log"]);
    expect(await readFile(join(logs, "postgres.log"), "utf8")).toBe("");
  });
});
