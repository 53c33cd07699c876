import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CopyStep } from "../../plan/run-plan.ts";
import { runCopy } from "./copy-step.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-copy-"));
  for (const name of ["output/pages", "copies"]) await mkdir(join(folder, name), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

/** A build that leaves its number in its output, as one for `digest`. */
async function build(number: string, digest: string): Promise<"done"> {
  await writeFile(join(folder, "output/pages/index.html"), number);
  await writeFile(join(folder, "digest"), digest);
  return "done";
}

function stepFor(digest: string): CopyStep {
  const command = { argv: [], cwd: "/", env: {} };
  const make = { kind: "command", label: "build", unless: null, timeout: 1_000, command } as const;
  const [made, from, to] = [join(folder, "digest"), join(folder, "output"), join(folder, "copies", digest)];
  return { kind: "copy", label: "build", make, made, digest, from, to };
}

describe("runCopy", () => {
  it("keeps what was made apart from what is made later in the same place", async () => {
    expect(await runCopy(stepFor("one"), () => build("1", "one"))).toBe("done");
    expect(await runCopy(stepFor("two"), () => build("2", "two"))).toBe("done");
    const pages = ["one", "two"].map((name) => readFile(join(folder, "copies", name, "pages/index.html"), "utf8"));
    expect(await Promise.all(pages)).toEqual(["1", "2"]);
  });

  it("makes nothing for a copy that exists", async () => {
    await runCopy(stepFor("one"), () => build("1", "one"));
    expect(await runCopy(stepFor("one"), () => Promise.reject(new Error("built again")))).toBe("skipped");
  });

  it("keeps nothing that was made from other sources than it is named after", async () => {
    await expect(runCopy(stepFor("one"), () => build("2", "two"))).rejects.toThrow("changed");
    expect(await readdir(join(folder, "copies"))).toEqual([]);
  });

  it("leaves no half of a copy, whatever an earlier attempt left", async () => {
    for (const name of ["one", "zero"]) await mkdir(join(folder, `copies/${name}.fresh/stale`), { recursive: true });
    await runCopy(stepFor("one"), () => build("1", "one"));
    expect(await readdir(join(folder, "copies"))).toEqual(["one"]);
    expect(await readdir(join(folder, "copies/one"))).toEqual(["pages"]);
    await expect(runCopy({ ...stepFor("two"), from: "/nowhere" }, () => build("2", "two"))).rejects.toThrow("ENOENT");
    expect(await readdir(join(folder, "copies"))).toEqual(["one"]);
  });
});
