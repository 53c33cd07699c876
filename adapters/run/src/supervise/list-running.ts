import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type PlatformStatus, readStatus } from "./read-status.ts";

export interface RunningPlatform {
  readonly platform: string;
  readonly environment: string;
  readonly status: PlatformStatus;
}

/** Every platform and environment below a state root of which something runs. */
export async function listRunning(stateRoot: string): Promise<readonly RunningPlatform[]> {
  const found: RunningPlatform[] = [];
  for (const platform of await names(stateRoot)) {
    for (const environment of await names(join(stateRoot, platform))) {
      const status = await readStatus({ platform, environment, stateRoot });
      if (status.state !== "stopped") found.push({ platform, environment, status });
    }
  }
  return found;
}

/** Folders, and links to folders: a state may stand elsewhere. */
async function names(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .sort();
}
