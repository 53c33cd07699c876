import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { shopGraph } from "../../../../core/src/testing/shop.ts";
import { clearFolder } from "./clear-folder.ts";
import { ownFiles, recordFiles } from "./own-files.ts";
import { synthesize } from "./synthesize.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-clear-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "{}");
  }
}

describe("an earlier assembly", () => {
  it("is taken away by its own record, and what somebody else put there stays", () => {
    put("artifacts/notes.md", "mine.template.json");
    const before = ["artifacts/notes.md", "mine.template.json"];
    put("cdk.out", "manifest.json", "shop.template.json", "artifacts/.github/workflows/deploy.yml");
    recordFiles(folder, before);
    clearFolder(folder);
    expect(readdirSync(folder).sort()).toEqual(["artifacts", "mine.template.json"]);
    expect(readdirSync(join(folder, "artifacts"))).toEqual(["notes.md"]);
  });

  it("is not what CDK keeps in a project, nor what leads out of the folder", () => {
    put("cdk.out/manifest.json", "manifest.json", "artifacts/thesis.txt");
    writeFileSync(join(folder, "terrace.json"), '{"files":["manifest.json"]}');
    clearFolder(folder);
    expect(existsSync(join(folder, "manifest.json"))).toBe(true);
    rmSync(join(folder, "cdk.out"), { recursive: true });
    put("cdk.out");
    expect(ownFiles(folder)).toEqual(["manifest.json"]);
    writeFileSync(join(folder, "terrace.json"), '{"files":["../other"]}');
    expect(ownFiles(folder)).toBeNull();
  });

  it("is recorded whole when it is written, and replaced by the same bytes", () => {
    const { directory } = synthesize(shopGraph(), { out: folder });
    expect(directory).toBe(folder);
    const record = readFileSync(join(folder, "terrace.json"), "utf8");
    put("artifacts/notes.md");
    synthesize(shopGraph(), { out: folder });
    expect(readFileSync(join(folder, "terrace.json"), "utf8")).toBe(record);
    clearFolder(folder);
    expect(readdirSync(folder)).toEqual(["artifacts"]);
  });
});
