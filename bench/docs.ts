import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { platformNames } from "./platforms.ts";

const COMMAND = join(import.meta.dirname, "../cli/bin/terrace.mjs");
const LIMIT = 300;
const execute = promisify(execFile);

/** The architecture document of each platform, as a person asks for it. */
export const docs: Benchmark = {
  name: "docs",
  method: `\`terrace docs <platform> --out <folder>\` for each platform with all of its environments, from the command's start to its end: Node's own start, the platform, its checks, its bills, the requirement table, and both files of the document are included, written into an empty folder. The limit is ${LIMIT} ms for each platform.`,
  run,
};

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const folder = mkdtempSync(join(tmpdir(), "terrace-bench-docs-"));
  try {
    const times = new Map(platformNames().map((name) => [name, [] as number[]]));
    for (let turn = 0; turn < (short ? 1 : 7); turn++)
      for (const [name, own] of times) {
        signal.throwIfAborted();
        const out = join(folder, `${name}-${turn}`);
        const start = performance.now();
        await execute(process.execPath, [COMMAND, "docs", name, "--out", out]);
        own.push(performance.now() - start);
      }
    return [...times].map(([name, own]) =>
      atMost(LIMIT, own, { what: `docs: the command, ${name}`, unit: "ms", isBlurredByLoad: true }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
