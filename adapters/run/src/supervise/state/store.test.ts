import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ProcessRecord, StateLocked, Store } from "./store.ts";

const RECORD: ProcessRecord = {
  ...{ name: "api-1", pid: 42, started: 7, since: 1_000, fingerprint: "f", port: 20_000 },
  ...{ restarts: 3, signal: "SIGTERM", grace: 2_000, position: 1 },
};

let folder: string;
const path = () => join(folder, "state.db");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-store-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("Store", () => {
  it("gives back what was kept, in the order of starting, to the next one who opens it", () => {
    const first = new Store(path());
    first.save(RECORD);
    first.save({ ...RECORD, name: "postgres", position: 0 });
    first.keep("ports", { edge: 4_100 });
    first.close();
    const second = new Store(path());
    expect(second.processes().map(({ name }) => name)).toEqual(["postgres", "api-1"]);
    expect(second.processes()[1]).toEqual(RECORD);
    expect(second.fact("ports")).toEqual({ edge: 4_100 });
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    second.close();
  });

  it("lets nobody else in while it is open", () => {
    const first = new Store(path());
    expect(() => new Store(path())).toThrow(StateLocked);
    first.close();
    new Store(path()).close();
  });

  it("keeps the count of restarts of a process that ended", () => {
    const store = new Store(path());
    store.save(RECORD);
    store.ended("api-1");
    expect(store.processes()).toEqual([{ ...RECORD, pid: null }]);
    store.close();
  });

  it("forgets the pids of another boot, and steps altogether", () => {
    const before = new Store(path());
    before.save(RECORD);
    before.save({ ...RECORD, name: "web-1#step", position: -1 });
    before.keep("boot", "another boot");
    before.close();
    const after = new Store(path());
    expect(after.processes()).toEqual([{ ...RECORD, pid: null }]);
    after.close();
  });
});
