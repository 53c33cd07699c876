import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createFsStorage } from "@terrace/service-kit/storage";
import { afterAll, describe, expect, it } from "vitest";
import { describeStorage } from "./storage.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-storage-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeStorage("fs", () => createFsStorage(root));

// Mounting needs root; elsewhere there is no honest way to fill a disk.
describe.runIf(process.getuid?.() === 0)("storage: fs on a full disk", () => {
  it("says INSUFFICIENT_STORAGE and leaves nothing behind", async () => {
    const small = mkdtempSync(join(tmpdir(), "terrace-full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small]);
    try {
      const storage = createFsStorage(small);
      await expect(storage.put("raw/v/original", Buffer.alloc(2 << 20))).rejects.toMatchObject({
        code: "INSUFFICIENT_STORAGE",
        status: 507,
      });
      expect(await storage.list("raw/")).toEqual([]);
      expect(await storage.freeBytes()).toBeGreaterThan(900_000);
    } finally {
      execFileSync("umount", [small]);
      rmSync(small, { recursive: true });
    }
  });
});
