import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TraceReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const COMMAND = join(ROOT, "cli/bin/terrace.mjs");

/** What the kernel keeps of a pipe that nobody reads yet. */
const PIPE = 65_536;

describe("what a command writes into a pipe", () => {
  it("is whole where the reader begins late", async () => {
    const late = `"$0" "$1" trace accountability-atlas --json | { sleep 1; cat; }`;
    const { stdout } = await promisify(execFile)("sh", ["-c", late, process.execPath, COMMAND], { cwd: ROOT });
    expect(stdout.length).toBeGreaterThan(PIPE);
    expect((JSON.parse(stdout) as TraceReport).platform).toBe("accountability-atlas");
  });

  it("ends quietly where the reader goes early", async () => {
    const early = `"$0" "$1" trace accountability-atlas --json | head -c 10`;
    const { stdout, stderr } = await promisify(execFile)("sh", ["-c", early, process.execPath, COMMAND], { cwd: ROOT });
    expect([stdout.length, stderr]).toEqual([10, ""]);
  });
});
