import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const CLI = join(ROOT, "cli/bin/terrace.mjs");
const UPDATE = process.env.UPDATE_GOLDEN === "1";

const run = promisify(execFile);

describe("the committed architecture documents", () => {
  for (const platform of readdirSync(join(ROOT, "platforms"))) {
    it(`${platform}: say what its words say now (UPDATE_GOLDEN=1 writes them anew)`, { timeout: 30_000 }, async () => {
      const asked = [CLI, "docs", platform, "--json", ...(UPDATE ? [] : ["--check"])];
      const { stdout } = await run(process.execPath, asked).catch((stale: { stdout: string }) => stale);
      const { stale } = JSON.parse(stdout) as { readonly stale: readonly unknown[] };
      if (!UPDATE) expect(stale).toEqual([]);
    });
  }
});
