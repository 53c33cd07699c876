import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Services } from "../deploy/services.ts";
import { Store } from "../state/store.ts";
import { forgetTaken, noteTaken } from "./forget-taken.ts";

it("forgets what a predecessor that died had given revisions of a secret, and nothing that a person set", () => {
  const folder = mkdtempSync(join(tmpdir(), "terrace-taken-"));
  const store = new Store(join(folder, "state.db"));
  try {
    const services = new Services(store);
    const env = { JWT_PREVIOUS_PUBLIC_KEY: "", LOG_LEVEL: "debug" };
    const revision = { number: 1, digest: "d", env, createdAt: 1, sources: {}, isMade: true, hasServed: true };
    const record = { current: 1, slots: { "films-1": 1 }, desired: null, deployment: null, history: [] };
    services.settle({ films: { ...record, revisions: [revision] } });
    noteTaken(store, { films: ["JWT_PREVIOUS_PUBLIC_KEY"], gone: ["DB_PASSWORD"] });
    const successor = { store, services: new Services(store) };
    forgetTaken(successor);
    expect(successor.services.of("films").revisions).toEqual([{ ...revision, env: { LOG_LEVEL: "debug" } }]);
    services.settle({ films: { ...record, revisions: [revision] } });
    forgetTaken({ store, services });
    expect(services.of("films").revisions).toEqual([revision]);
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
});
