import { createHash } from "node:crypto";
import { chown, lstat, mkdir, readlink, realpath, stat, symlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "./files.ts";
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

/** Longest path of a unix socket that the kernel takes, and the room that names of sockets need. */
const SOCKET_LIMIT = 107;
const SOCKET_NAME = 26;

/** Where a platform's state is, or would be: `<root>/<platform>/<environment>`, links followed. */
export async function findState({ platform, environment, stateRoot }: PlatformRef): Promise<string> {
  const wanted = join(resolve(stateRoot), platform, environment);
  return realpath(wanted).catch(() => wanted);
}

/**
 * Makes the state folder, for its user alone. Run by root below a folder that the unprivileged user cannot enter,
 * the state is placed in /var/lib/terrace and linked from where it was wanted.
 */
export async function placeState(ref: PlatformRef): Promise<{ readonly folder: string; readonly wanted: string }> {
  const user = runtimeUser();
  const wanted = join(resolve(ref.stateRoot), ref.platform, ref.environment);
  await makeParents(resolve(ref.stateRoot), user);
  if (user === null || canEnter(user, resolve(ref.stateRoot))) {
    await ownFolder(dirname(wanted), user);
    await ownFolder(wanted, user);
    return { folder: await realpath(wanted), wanted };
  }
  const place = createHash("sha256").update(resolve(ref.stateRoot)).digest("hex").slice(0, 12);
  const folder = join(ELSEWHERE, place, ref.platform, ref.environment);
  await makeParents(join(ELSEWHERE, place), user);
  await ownFolder(dirname(folder), user);
  await ownFolder(folder, user);
  await mkdir(dirname(wanted), { recursive: true });
  if ((await readlink(wanted).catch(() => null)) !== folder) await symlink(folder, wanted);
  return { folder, wanted };
}

/** A folder for unix sockets with a path short enough: below the state, or else in /tmp, made for us alone. */
export function socketsFolder(state: string): string {
  const inside = join(state, "sockets");
  if (inside.length + 1 + SOCKET_NAME <= SOCKET_LIMIT) return inside;
  return `/tmp/terrace-${createHash("sha256").update(state).digest("hex").slice(0, 16)}`;
}

/** Makes the sockets' folder. In /tmp anyone may have taken the name: a folder that is not ours alone is refused. */
export async function makeSocketsFolder(folder: string, user: User | null): Promise<void> {
  await makeFolder(folder, 0o700, user);
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return;
  throw new Error(`${folder} belongs to somebody else or is open to others`);
}

/** The folder of all states: others may pass through when root keeps it for another user, and read nothing. */
async function makeParents(folder: string, user: User | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: user === null ? 0o700 : 0o711 });
}

async function ownFolder(folder: string, user: User | null): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (user !== null && (await stat(folder)).uid !== user.uid) await chown(folder, user.uid, user.gid);
}
