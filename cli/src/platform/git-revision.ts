import { execFile } from "node:child_process";

/** The whole commit that a folder stands at, as pipelines name their images; null outside of a repository or without git. */
export function gitRevision(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile("git", ["-C", folder, "rev-parse", "HEAD"], (error, stdout) =>
      resolve(error === null ? stdout.trim() : null),
    );
  });
}
