import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A system user that children run as. */
export interface User {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The user that set-up creates, then the one that Debian's PostgreSQL brings, then the one every system has. */
const CANDIDATES = ["terrace", "postgres", "nobody"];

/**
 * Whom engines and tasks run as: null to stay the current user; an unprivileged one when that is root,
 * because PostgreSQL refuses root and nothing that listens should be it.
 */
export function runtimeUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  const users = parsePasswd(readFileSync("/etc/passwd", "utf8"));
  for (const name of CANDIDATES) {
    const user = users.find((candidate) => candidate.name === name);
    if (user !== undefined) return user;
  }
  throw new Error(`no unprivileged user: /etc/passwd has none of ${CANDIDATES.join(", ")}`);
}

export function parsePasswd(text: string): readonly User[] {
  return text
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** True when a user can walk down to a folder that exists: every folder above it, and itself, lets it through. */
export function canEnter(user: User, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return folder === dirname(folder) || canEnter(user, dirname(folder));
}
