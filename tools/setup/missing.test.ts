import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const { missing } = await import(new URL("./missing.mjs", import.meta.url).href);
const { instructions } = await import(new URL("./instructions.mjs", import.meta.url).href);

const engine = { name: "Imaginary", programs: ["imaginary-engine"], apt: "imaginary", brew: "imaginary@1" };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-setup-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("missing", () => {
  it("names an engine that is in no folder of the PATH", () => {
    expect(missing([engine], `/usr/bin:${folder}`)).toEqual([engine]);
  });

  it("is content with one of the alternatives", () => {
    writeFileSync(join(folder, "other-engine"), "");
    expect(missing([{ ...engine, programs: ["imaginary-engine", "other-engine"] }], folder)).toEqual([]);
  });

  it("finds a program by its absolute path", () => {
    writeFileSync(join(folder, "postgres"), "");
    expect(missing([{ ...engine, programs: [join(folder, "postgres")] }], "")).toEqual([]);
  });
});

describe("instructions", () => {
  it("is one apt command on Debian", () => {
    expect(instructions([engine, { ...engine, apt: "second" }], "apt")).toEqual([
      "sudo apt-get update && sudo apt-get install --no-install-recommends imaginary second",
    ]);
  });

  it("shows both package managers where it knows neither", () => {
    const text = instructions([engine], null).join("\n");
    expect(text).toContain("apt-get install --no-install-recommends imaginary");
    expect(text).toContain("brew install imaginary@1");
  });
});
