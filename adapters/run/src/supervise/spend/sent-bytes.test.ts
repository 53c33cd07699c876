import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readSent } from "./sent-bytes.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-sent-"));
  path = join(folder, "sent.log");
});
afterEach(() => rmSync(folder, { recursive: true }));

const append = (text: string) => writeFileSync(path, text, { flag: "a" });

it("adds up what came since the look before, whole lines only", async () => {
  expect(await readSent(path, 0)).toEqual({ answers: 0, bytes: 0, until: 0 });
  append("1000\n250\n77");
  const first = await readSent(path, 0);
  expect(first).toEqual({ answers: 2, bytes: 1_250, until: 9 });
  append("7\n5\n");
  expect(await readSent(path, first.until)).toEqual({ answers: 2, bytes: 782, until: 15 });
});

it("begins anew where the file was cut off, and passes over what is no number", async () => {
  append("1000\n1000\n");
  const { until } = await readSent(path, 0);
  truncateSync(path);
  append("5\nx\n\n");
  expect(await readSent(path, until)).toEqual({ answers: 1, bytes: 5, until: 5 });
});

it("cuts a large file off once it has been read", async () => {
  append("1234567\n".repeat(1_100_000));
  expect(await readSent(path, 0)).toEqual({ answers: 1_100_000, bytes: 1_234_567 * 1_100_000, until: 0 });
  expect(statSync(path).size).toBe(0);
});
