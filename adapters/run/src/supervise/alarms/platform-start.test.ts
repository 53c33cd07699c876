import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Journal } from "../control/journal.ts";
import { Store } from "../state/store.ts";
import { KeptAlarms } from "./kept-alarms.ts";
import { PlatformStart } from "./platform-start.ts";

function open(): { readonly kept: KeptAlarms; readonly journal: Journal; readonly start: PlatformStart } {
  const folder = mkdtempSync(join(tmpdir(), "terrace-start-"));
  const store = new Store(join(folder, "state.db"));
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const [kept, journal] = [new KeptAlarms(store), new Journal()];
  return { kept, journal, start: new PlatformStart(journal, kept) };
}

it("is over when all is ready, and what was before then does not count", () => {
  const { kept, journal, start } = open();
  journal.append({ type: "process-starting", name: "redis", role: "engine", attempt: 1 });
  expect(start.isOver).toBe(false);
  const before = Date.now();
  journal.append({ type: "platform-ready", name: "shop", url: "", duration: 1 });
  expect(start.isOver).toBe(true);
  expect(kept.readySince()).toBeGreaterThanOrEqual(before);
  const first = kept.readySince();
  journal.append({ type: "platform-ready", name: "shop", url: "", duration: 1 });
  expect(kept.readySince()).toBe(first);
});

it("never began for what was running already", () => {
  const { kept, journal, start } = open();
  kept.ready(42);
  journal.append({ type: "process-adopted", name: "redis", pid: 1 });
  expect(start.isOver).toBe(true);
  journal.append({ type: "platform-ready", name: "shop", url: "", duration: 1 });
  expect(kept.readySince()).toBe(42);
});
