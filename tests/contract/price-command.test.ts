import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CostReport } from "@terrace/core/report";
import { afterAll, describe, expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../../cli/bin/terrace.mjs");
const folder = mkdtempSync(join(tmpdir(), "terrace-price-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeFileSync(
  join(folder, "platform.ts"),
  `import { budget, definePlatform, redis } from "@terrace/core/spec";
export default definePlatform(
  { name: "kiosk", cache: redis({ version: "7.0", node: "cache.t4g.micro" }), spending: budget({ monthly: "20 USD", alerts: ["50%", "100%"], channels: [] }) },
  {
    small: { phase: "growth", region: "us-east-1" },
    large: { phase: "scale", region: "us-east-1", cache: { node: "cache.r6g.large" } },
  },
);
`,
);

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function terrace(...words: readonly string[]): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: "1", COLUMNS: "100", TERRACE_ENV: "" };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, "price", folder, ...words], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

describe("terrace price", () => {
  it("prints one report for scripts, and nothing else", async () => {
    const { code, out, err } = await terrace("--env", "small", "--json");
    const report = JSON.parse(out) as CostReport;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(report).toMatchObject({ platform: "kiosk", environment: "small", currency: "USD", stated: [] });
    expect(report.items).toContainEqual(
      expect.objectContaining({ resource: "redis.cache", monthly: { low: 11.68, mid: 11.68, high: 11.68 } }),
    );
    expect(Object.keys(report.monthly)).toEqual(["low", "mid", "high"]);
  });

  it("ends with 8 over budget when asked to fail, and with 0 else", async () => {
    expect((await terrace("--env", "large", "--fail")).code).toBe(8);
    expect((await terrace("--env", "large")).code).toBe(0);
    expect((await terrace("--env", "small", "--fail")).code).toBe(0);
    expect((await terrace("--fail", "--json")).code).toBe(8);
  });

  it("compares, and lists all environments when none is named", async () => {
    const compared = JSON.parse((await terrace("--env", "small", "--compare", "large", "--json")).out);
    expect(compared).toMatchObject({ environment: "small", comparison: { from: "small", to: "large" } });
    expect(compared.comparison.resources[0]).toMatchObject({ resource: "redis.cache", difference: { mid: 138.7 } });
    expect((await terrace()).out).toMatch(/small[\s\S]*large/);
  });

  it.each([
    [["--env", "tiny"], 'no environment called "tiny"'],
    [["--env", "small", "--usage", "middle"], 'no usage called "middle"'],
    [["--env", "small", "--compare", "larg"], "Did you mean"],
    [["--compare", "large"], "Say which environment"],
    [["--env", "small", "--measured", "--usage", "low"], "--measured and --usage do not go together"],
    [["--env", "small", "--measured"], "kiosk (small) is not running"],
  ])("%j is refused with a sentence, and 1", async (words, said) => {
    const { code, err } = await terrace(...words);
    expect(code).toBe(1);
    expect(err.toLowerCase()).toContain(said.toLowerCase());
  });
});
