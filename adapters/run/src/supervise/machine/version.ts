import { execFile } from "node:child_process";

/** Asks a program for its version: the first number with a dot in what it says, on either stream; null when it says none. */
export function askVersion(path: string, flag: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(path, [flag], { timeout: 5_000 }, (_error, stdout, stderr) => resolve(parseVersion(stdout + stderr)));
  });
}

/** `PostgreSQL 15.20 (Debian 15.20-0+deb12u1)` is 15.20, `nginx/1.22.1` is 1.22.1. */
export function parseVersion(text: string): string | null {
  return /\d+(?:\.\d+)+/.exec(text)?.[0] ?? null;
}
