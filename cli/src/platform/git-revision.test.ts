import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gitRevision } from "./git-revision.ts";

const folder = mkdtempSync(join(tmpdir(), "terrace-revision-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the release that nobody has named", () => {
  it("is the whole commit, under which pipelines push their images", async () => {
    expect(await gitRevision(folder)).toBeNull();
    const git = (...words: readonly string[]): void => void execFileSync("git", ["-C", folder, ...words]);
    git("init", "-q");
    git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", "one");
    expect(await gitRevision(folder)).toMatch(/^[0-9a-f]{40}$/);
  });
});
