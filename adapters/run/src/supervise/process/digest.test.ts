import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestFolders } from "./digest.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-digest-"));
  await mkdir(join(folder, "src"));
  await writeFile(join(folder, ".gitignore"), "out/\n*.log\n");
  await writeFile(join(folder, "src/a.ts"), "one");
});
afterEach(() => rm(folder, { recursive: true }));

describe("digestFolders", () => {
  it("changes with a file's content, its name, and one more file", async () => {
    const first = await digestFolders([folder]);
    expect(await digestFolders([folder])).toBe(first);
    await writeFile(join(folder, "src/a.ts"), "two");
    const second = await digestFolders([folder]);
    await writeFile(join(folder, "src/b.ts"), "");
    const third = await digestFolders([folder]);
    await rm(join(folder, "src/b.ts"));
    await writeFile(join(folder, "src/c.ts"), "");
    expect(new Set([first, second, third, await digestFolders([folder])]).size).toBe(4);
  });

  it("is the same for a copy that stands elsewhere", async () => {
    const copy = await mkdtemp(join(tmpdir(), "terrace-digest-"));
    await cp(folder, copy, { recursive: true });
    expect(await digestFolders([copy])).toBe(await digestFolders([folder]));
    await rm(copy, { recursive: true });
  });

  it("does not see what git ignores and what tools write", async () => {
    const first = await digestFolders([folder]);
    for (const name of ["out", "node_modules", ".next"]) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, "x.js"), "built");
    }
    await writeFile(join(folder, "src/debug.log"), "noise");
    await writeFile(join(folder, "src/a.test.ts"), "a test is no part of what runs");
    expect(await digestFolders([folder])).toBe(first);
  });
});
