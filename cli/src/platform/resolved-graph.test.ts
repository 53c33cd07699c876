import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { UserError } from "../user-error.ts";
import { findPlatform } from "./find-platform.ts";
import { findings } from "./findings.ts";
import { loadPlatform } from "./load-platform.ts";
import { resolvedGraph } from "./resolved-graph.ts";

const MISTAKEN = `import { definePlatform, postgres, redis } from "@terrace/core/spec";
export default definePlatform(
  {
    name: "shop",
    cache: redis({ version: 7 }),
    database: postgres({ pool: { idle: "2 minutes" }, versoin: "15" }),
  },
  {
    local: {
      phase: "launch",
      database: { tls: "verfy" },
      cache: { persistence: "never" },
    },
  },
);
`;

it("tells findings in the order in which they stand in the file, as check does", async () => {
  const folder = mkdtempSync(join(tmpdir(), "terrace-resolve-"));
  try {
    writeFileSync(join(folder, "platform.ts"), MISTAKEN);
    const file = findPlatform(folder, folder);
    const platform = await loadPlatform(file);
    const told = refusal(() => resolvedGraph(platform, file, "local")).diagnostics as ReturnType<typeof findings>;
    expect(told).toEqual(findings(platform, file, ["local"]));
    const lines = told.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(lines)).toEqual(new Set([5, 6, 11, 12]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    return error as UserError;
  }
  throw new Error("nothing was refused");
}
