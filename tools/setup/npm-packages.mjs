import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "./command.mjs";
import { step } from "./progress.mjs";

/** Installs the npm packages that package-lock.json names, unless they are there already. */
export async function npmPackages(repository) {
  if (upToDate(repository)) return;
  // No dependency has an install script; refusing them keeps a compromised one from running on the way in.
  const args = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  await step("Installing npm packages", () => mustRun("npm", args, { cwd: repository, cause: "first" }));
  writeFileSync(marker(repository), lockDigest(repository));
}

/** Whether ours or npm's own record says that all is installed: the digest of the lock file, or npm's hidden lock file written after it. */
export function upToDate(repository) {
  if (existsSync(marker(repository)) && readFileSync(marker(repository), "utf8") === lockDigest(repository))
    return true;
  const record = join(repository, "node_modules", ".package-lock.json");
  return existsSync(record) && statSync(record).mtimeMs >= statSync(lockFile(repository)).mtimeMs;
}

const marker = (repository) => join(repository, "node_modules", ".terrace-lock");

const lockFile = (repository) => join(repository, "package-lock.json");

const lockDigest = (repository) =>
  createHash("sha256")
    .update(readFileSync(lockFile(repository)))
    .digest("hex");
