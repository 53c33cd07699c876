import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunSnapshot } from "@terrace/core/report";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** What `terrace up --json` printed. */
    platform: RunSnapshot;
    /** Folder that stands for `.terrace` in this run. */
    stateRoot: string;
  }
}

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../..");

/** What one command printed on stdout, asked of the platform under test. Rejects when it ends with anything but 0. */
export async function printed(stateRoot: string, ...args: readonly string[]): Promise<string> {
  const env = { ...process.env, TERRACE_STATE: stateRoot };
  const { stdout } = await run(join(ROOT, "node_modules/.bin/terrace"), [...args], {
    cwd: ROOT,
    env,
    maxBuffer: 1 << 26,
  });
  return stdout;
}

/** One running platform for all end-to-end tests: started before the first, stopped after the last. */
export default async function startPlatform(project: TestProject): Promise<() => Promise<void>> {
  const stateRoot = await mkdtemp(join(tmpdir(), "terrace-e2e-"));
  // The engines' own user has to reach what lies below.
  await chmod(stateRoot, 0o755);
  const snapshot = JSON.parse(await printed(stateRoot, "up", "breiq", "--detach", "--json")) as RunSnapshot;
  project.provide("platform", snapshot);
  project.provide("stateRoot", stateRoot);
  return async () => {
    await printed(stateRoot, "down", "breiq");
    await rm(stateRoot, { recursive: true, force: true });
  };
}
