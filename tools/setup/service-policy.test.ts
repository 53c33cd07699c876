import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const { withoutServices } = await import(new URL("./service-policy.mjs", import.meta.url).href);

let folder: string;
let policy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terrace-policy-"));
  policy = join(folder, "policy-rc.d");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("withoutServices", () => {
  it("forbids services only while it works", async () => {
    const during = await withoutServices({ asRoot: [], folder }, async () => ({
      text: readFileSync(policy, "utf8"),
      mode: statSync(policy).mode & 0o777,
    }));
    expect(during.text).toMatch(/^#!\/bin\/sh\n#.*\nexit 101\n$/);
    expect(during.mode).toBe(0o755);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("puts the machine's own policy back when the work fails", async () => {
    writeFileSync(policy, "#!/bin/sh\nexit 0\n");
    chmodSync(policy, 0o700);
    const work = withoutServices({ asRoot: [], folder }, async () => {
      throw new Error("no such package");
    });
    await expect(work).rejects.toThrow("no such package");
    expect(readFileSync(policy, "utf8")).toBe("#!/bin/sh\nexit 0\n");
    expect(statSync(policy).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(["policy-rc.d"]);
  });

  it("repairs what a killed set-up left behind", async () => {
    writeFileSync(policy, "#!/bin/sh\nexit 0\n");
    let left = "";
    await withoutServices({ asRoot: [], folder }, async () => {
      left = readFileSync(policy, "utf8");
    });
    writeFileSync(join(folder, "policy-rc.d.before-terrace"), "#!/bin/sh\nexit 0\n");
    writeFileSync(policy, left);
    await withoutServices({ asRoot: [], folder }, async () => {});
    expect(readFileSync(policy, "utf8")).toBe("#!/bin/sh\nexit 0\n");
    expect(existsSync(join(folder, "policy-rc.d.before-terrace"))).toBe(false);
  });
});
