import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepAssets } from "./keep-assets.ts";

const EIGHT_DAYS_AGO = new Date(Date.now() - 8 * 86_400_000);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-assets-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A copy of a build with these files. */
async function copy(name: string, files: readonly string[]): Promise<void> {
  const at = join(folder, "copies", name, "static/chunks");
  await mkdir(at, { recursive: true });
  for (const file of files) await writeFile(join(at, file), file);
}

const keep = () => keepAssets({ from: "static", to: join(folder, "assets") }, join(folder, "copies"));
const kept = async () => (await readdir(join(folder, "assets/chunks"))).sort();

describe("keepAssets", () => {
  it("has the files of the old build and of the new one", async () => {
    await copy("one", ["both.js", "old.js"]);
    await keep();
    await copy("two.fresh", ["both.js", "new.js"]);
    await keep();
    expect(await kept()).toEqual(["both.js", "new.js", "old.js"]);
    expect(await readFile(join(folder, "assets/chunks/old.js"), "utf8")).toBe("old.js");
  });

  it("outlives the copy, for a week since it was last one's", async () => {
    await copy("one", ["old.js"]);
    await keep();
    await utimes(join(folder, "assets/chunks/old.js"), EIGHT_DAYS_AGO, EIGHT_DAYS_AGO);
    await copy("two", ["new.js"]);
    await keep();
    expect(await kept()).toEqual(["new.js", "old.js"]);

    await rm(join(folder, "copies/one"), { recursive: true });
    await keep();
    expect(await kept()).toEqual(["new.js", "old.js"]);

    await utimes(join(folder, "assets/chunks/old.js"), EIGHT_DAYS_AGO, EIGHT_DAYS_AGO);
    await keep();
    expect(await kept()).toEqual(["new.js"]);
  });

  it("has nothing to keep of a build without such files", async () => {
    await mkdir(join(folder, "copies/one"), { recursive: true });
    await keep();
    expect(await readdir(folder)).toEqual(["copies"]);
  });
});
