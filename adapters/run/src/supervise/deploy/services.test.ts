import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Store } from "../state/store.ts";
import type { Revision, ServiceRecord } from "./service-record.ts";
import { placed, Services } from "./services.ts";

const revision = (number: number, more: Partial<Revision> = {}): Revision => ({
  ...{ number, digest: `digest ${number}`, env: {}, createdAt: number, sources: {}, isMade: true, hasServed: true },
  ...more,
});
const RECORD: ServiceRecord = {
  ...{ revisions: [revision(1)], current: 1, slots: { "films-1": 1 }, desired: null, deployment: null, history: [] },
};

let folder: string;
let store: Store;
let services: Services;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-services-"));
  store = new Store(join(folder, "state.db"));
  services = new Services(store);
  services.settle({ films: RECORD, web: RECORD });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

describe("what is kept of services", () => {
  it("is there for a successor", () => {
    services.change("films", (record) => ({ ...record, desired: 3 }));
    expect(new Services(store).of("films").desired).toBe(3);
  });

  it("tells which are to have no task", () => {
    services.change("web", (record) => ({ ...record, desired: 0 }));
    expect(services.idle([{ name: "films" }, { name: "web" }, { name: "unknown" }])).toEqual(["web"]);
  });

  it("changes for all or for none, and is as it was when it could not be written", () => {
    store.keepSurely = () => {
      throw new Error("database or disk is full");
    };
    const change = () => services.changeAll(["films", "web"], (record) => ({ ...record, current: 9 }));
    expect(change).toThrow("database or disk is full");
    expect(services.all).toEqual({ films: RECORD, web: RECORD });
    expect(new Services(store).all).toEqual({ films: RECORD, web: RECORD });
  });

  it("forgets revisions that neither run nor can be gone back to", () => {
    const revisions = Array.from({ length: 9 }, (_, index) => revision(index + 1, { hasServed: index < 3 }));
    services.change("films", (record) => ({ ...record, revisions, current: 3, slots: { "films-1": 3, "films-2": 1 } }));
    expect(services.of("films").revisions.map(({ number }) => number)).toEqual([1, 2, 3, 5, 6, 7, 8, 9]);
  });

  it("takes migrations from the newest code that is whole, whichever number it has", () => {
    const revisions = [revision(1), revision(2), revision(3, { isMade: false }), revision(4, { createdAt: 1 })];
    const { films } = placed({ films: { ...RECORD, revisions, slots: { "films-1": 4 } } });
    expect(films).toEqual({
      tasks: [{ slot: "films-1", digest: "digest 4", env: {} }],
      newest: { digest: "digest 2", createdAt: 2 },
    });
  });
});
