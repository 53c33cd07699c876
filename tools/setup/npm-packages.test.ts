import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const { upToDate } = await import(new URL("./npm-packages.mjs", import.meta.url).href);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-npm-"));
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "package-lock.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("upToDate", () => {
  it("is false before anything was installed", () => {
    expect(upToDate(folder)).toBe(false);
  });

  it("believes npm's own record when it is younger than the lock file", () => {
    const record = join(folder, "node_modules", ".package-lock.json");
    writeFileSync(record, "{}");
    utimesSync(record, new Date(), new Date(Date.now() + 1_000));
    expect(upToDate(folder)).toBe(true);
    utimesSync(record, new Date(0), new Date(0));
    expect(upToDate(folder)).toBe(false);
  });

  it("believes its own record for exactly the content it was made for", () => {
    const digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    writeFileSync(join(folder, "node_modules", ".terrace-lock"), digest);
    expect(upToDate(folder)).toBe(true);
    writeFileSync(join(folder, "package-lock.json"), '{ "changed": true }');
    expect(upToDate(folder)).toBe(false);
  });
});
