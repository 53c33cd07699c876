import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const TERRACE = join(import.meta.dirname, "../../cli/bin/terrace.mjs");
const root = mkdtempSync(join(tmpdir(), "terrace-eject-command-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function eject(...words: readonly string[]) {
  return spawnSync(process.execPath, [TERRACE, "eject", ...words, "--json"], { encoding: "utf8", cwd: root });
}

describe("terrace eject", () => {
  const folder = join(root, "launch");
  const launch = ["accountability-atlas", "--env", "launch", "--out", folder];

  it("writes the app with the files of the machine, and says which", () => {
    const { status, stdout } = eject(...launch);
    expect(status).toBe(0);
    const { files } = JSON.parse(stdout) as { readonly files: readonly string[] };
    expect(files).toEqual(
      expect.arrayContaining([
        "bin/app.ts",
        "stacks/data.ts",
        "machine/docker-compose.prod.yml",
        "machine/nginx.conf",
        "README.md",
      ]),
    );
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    expect(statSync(join(folder, "machine/start.sh")).mode & 0o111).not.toBe(0);
    expect(readFileSync(join(folder, "stacks/data.ts"), "utf8")).toMatch(
      /\/\/ postgres\.database, from platforms\/accountability-atlas\/platform\.ts:\d+/,
    );
  });

  it("refuses a folder that is not empty, and with --force leaves other files alone", () => {
    writeFileSync(join(folder, "notes.md"), "mine");
    writeFileSync(join(folder, "cdk.json"), "changed");
    const refused = eject(...launch);
    expect({ status: refused.status, ...error(refused) }).toMatchObject({ status: 1, code: "FOLDER_NOT_EMPTY" });
    expect(readFileSync(join(folder, "cdk.json"), "utf8")).toBe("changed");
    expect(eject(...launch, "--force").status).toBe(0);
    expect(readFileSync(join(folder, "cdk.json"), "utf8")).toContain("bin/app.ts");
    expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe("mine");
  });

  it("says that an environment of this machine has nothing to eject", () => {
    const refused = eject("breiq", "--env", "local", "--out", join(root, "local"));
    expect({ status: refused.status, ...error(refused) }).toMatchObject({ status: 1, code: "NOT_ON_AWS" });
    expect(existsSync(join(root, "local"))).toBe(false);
  });
});

function error({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): { readonly code?: string } {
  const line = [...stdout.split("\n"), ...stderr.split("\n")].find((one) => one.startsWith("{")) ?? "{}";
  const { error: said } = JSON.parse(line) as { readonly error?: { readonly code: string } };
  return said ?? {};
}
