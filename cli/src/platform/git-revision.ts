import { execFile } from "node:child_process";

/** The short commit that a folder stands at; null outside of a repository or without git. */
export function gitRevision(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile("git", ["-C", folder, "rev-parse", "--short", "HEAD"], (error, stdout) =>
      resolve(error === null ? stdout.trim() : null),
    );
  });
}
