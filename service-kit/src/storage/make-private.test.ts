import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openStorage } from "./open-storage.ts";

describe("the workspace of a store in S3", () => {
  const root = mkdtempSync(join(tmpdir(), "terrace-private-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const open = (name: string) =>
    openStorage({ STORAGE_DRIVER: "s3", STORAGE_ROOT: "s3://a-bucket", STORAGE_WORKSPACE: join(root, name) });
  const modeOf = (name: string) => statSync(join(root, name)).mode & 0o777;

  it("is made for its user alone", async () => {
    await open("new");
    expect(modeOf("new")).toBe(0o700);
  });

  it("keeps the permissions that somebody gave it", async () => {
    mkdirSync(join(root, "given"));
    chmodSync(join(root, "given"), 0o750);
    await open("given");
    expect(modeOf("given")).toBe(0o750);
  });

  it("is not a link to somewhere else", async () => {
    symlinkSync("/", join(root, "link"));
    await expect(open("link")).rejects.toThrow("leads elsewhere");
  });

  it.runIf(process.getuid?.() === 0)("is not another user's folder", async () => {
    mkdirSync(join(root, "others"));
    chownSync(join(root, "others"), 65_534, 65_534);
    await expect(open("others")).rejects.toThrow("another user");
  });
});
