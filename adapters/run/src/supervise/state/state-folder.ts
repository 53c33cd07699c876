import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readlink, realpath, stat, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { controlFolder } from "./control-folder.ts";
import { ourFolder, passage } from "./folders.ts";
import { StateRefused } from "./state-refused.ts";
import { canEnter, runtimeUser, type User } from "./user.ts";

/** Which platform, where its states are kept. */
export interface PlatformRef {
  readonly platform: string;
  readonly environment: string;
  /** Usually `.terrace` in the repository. */
  readonly stateRoot: string;
}

/** Where states go that an unprivileged user could not reach inside root's own folders. */
const ELSEWHERE = "/var/lib/terrace";

/** Where a platform's state is, or would be: `<root>/<platform>/<environment>`, links followed. */
export async function findState({ platform, environment, stateRoot }: PlatformRef): Promise<string> {
  const wanted = join(resolve(stateRoot), platform, environment);
  return realpath(wanted).catch(() => wanted);
}

/**
 * Makes the state folder and in it the control plane's own. Both are ours: run by root, the user of engines and tasks passes
 * through the first to what is his and never enters the second. Below a folder that he cannot enter at all, the state is placed
 * in /var/lib/terrace and linked from where it was wanted.
 */
export async function placeState(ref: PlatformRef): Promise<{ readonly folder: string; readonly wanted: string }> {
  const user = runtimeUser();
  const root = resolve(ref.stateRoot);
  const wanted = join(root, ref.platform, ref.environment);
  await makeRoot(root, user);
  const folder = user === null || canEnter(user, root) ? await inside(wanted, user) : await elsewhere(root, ref, user);
  if (existsSync(join(folder, "state.db")))
    throw new StateRefused(folder, "an earlier version of Terrace laid it out, with everything in one place");
  await ourFolder(controlFolder(folder), 0o700);
  return { folder, wanted };
}

async function inside(wanted: string, user: User | null): Promise<string> {
  await passage(dirname(wanted), user);
  // A link from the time when it was placed elsewhere.
  const folder = await realpath(wanted).catch(() => wanted);
  await passage(folder, user);
  return realpath(folder);
}

async function elsewhere(root: string, { platform, environment }: PlatformRef, user: User): Promise<string> {
  const place = join(ELSEWHERE, createHash("sha256").update(root).digest("hex").slice(0, 12));
  const folder = join(place, platform, environment);
  await makeRoot(ELSEWHERE, user);
  for (const one of [place, dirname(folder), folder]) await passage(one, user);
  const wanted = join(root, platform, environment);
  await mkdir(dirname(wanted), { recursive: true, mode: 0o700 });
  if ((await readlink(wanted).catch(() => null)) !== folder) await symlink(folder, wanted);
  return folder;
}

/** The folder of all states may be somebody's who gave it to us, but never theirs who run below it. */
async function makeRoot(folder: string, user: User | null): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user === null) return;
  if (made !== undefined) await chmod(folder, 0o711);
  if ((await stat(folder)).uid === user.uid) throw new StateRefused(folder, `it belongs to ${user.name}`);
}
