import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { assemblyFolder } from "./assembly-folder.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

describe("the folder of an assembly", () => {
  it("is new, empty, or that of an earlier assembly", () => {
    expect(assemblyFolder(join(root, "new"))).toBe(join(root, "new"));
    mkdirSync(join(root, "known"));
    expect(assemblyFolder(join(root, "known"))).toBe(join(root, "known"));
    writeFileSync(join(root, "known", "manifest.json"), "{}");
    writeFileSync(join(root, "known", "cdk.out"), "{}");
    writeFileSync(join(root, "known", "terrace.json"), '{"files":["cdk.out","manifest.json","terrace.json"]}');
    expect(assemblyFolder(join(root, "known"))).toBe(join(root, "known"));
  });

  it("is not the folder of another CDK project, which has a folder or an assembly of its own", () => {
    mkdirSync(join(root, "project", "cdk.out"), { recursive: true });
    expect(() => assemblyFolder(join(root, "project"))).toThrow("no assembly of Terrace");
    writeFileSync(join(root, "project", "cdk.out", "cdk.out"), "{}");
    writeFileSync(join(root, "project", "cdk.out", "manifest.json"), "{}");
    expect(() => assemblyFolder(join(root, "project", "cdk.out"))).toThrow("no assembly of Terrace");
  });

  it("is not what somebody else keeps something in", () => {
    mkdirSync(join(root, "own"));
    writeFileSync(join(root, "own", "thesis.txt"), "");
    expect(() => assemblyFolder(join(root, "own"))).toThrow("is not empty");
    expect(() => assemblyFolder(join(root, "own", "thesis.txt"))).toThrow("is a file");
  });
});
