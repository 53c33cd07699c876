import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { asRecorded, recordSpans } from "../trace/recorded-spans.fixture.ts";
import { useTracer } from "../trace/tracing.ts";
import { createFsStorage } from "./fs-storage.ts";
import { tracedStorage } from "./traced-storage.ts";

const root = await mkdtemp(join(tmpdir(), "terrace-traced-"));
const spans = recordSpans();

afterAll(async () => {
  useTracer(null);
  await rm(root, { recursive: true });
});

it("tells of what is done with objects where it is recorded, failures too", async () => {
  const storage = tracedStorage(createFsStorage(root), "filesystem");
  await storage.put("raw/v1/original", "film");
  expect(spans).toEqual([]);
  await asRecorded(() => storage.put("raw/v2/original", "film"));
  await asRecorded(async () => (await storage.get("raw/v2/original"))?.destroy());
  await expect(asRecorded(() => storage.put("../v2", "film"))).rejects.toThrow("Not a storage key");
  expect(spans.map(({ name, attributes, failure }) => [name, attributes["storage.key"], failure !== null])).toEqual([
    ["put raw/", "raw/v2/original", false],
    ["get raw/", "raw/v2/original", false],
    ["put ../", "../v2", true],
  ]);
});
