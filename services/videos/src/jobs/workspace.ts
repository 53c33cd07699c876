import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Lease } from "@terrace/service-kit/queue";
import type { Storage } from "@terrace/service-kit/storage";

/** A folder for one attempt at one job. Another attempt has another folder, so a straggler cannot spoil its work. */
export interface Workspace extends AsyncDisposable {
  readonly path: string;
  /** Name that a track published by this attempt gets: it never names anything else. */
  folderOf(track: string): string;
}

/** Makes the folder, and removes what earlier attempts at the job left behind. */
export async function openWorkspace(
  storage: Storage,
  videoId: string,
  { id: job, attempt }: Pick<Lease, "id" | "attempt">,
): Promise<Workspace> {
  const root = storage.workspace;
  await mkdir(root, { recursive: true });
  await removeWorkspaces(storage, `${videoId}.${job}.`);
  const path = join(root, `${videoId}.${job}.${attempt}`);
  await mkdir(path);
  return {
    path,
    folderOf: (track) => `${track}.${job.slice(-8)}.${attempt}`,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Removes all workspaces whose name starts with a prefix. */
export async function removeWorkspaces(storage: Storage, prefix: string): Promise<void> {
  const names = await readdir(storage.workspace).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    await rm(join(storage.workspace, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
