import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The console's pages as files, and whether they had to be built for it. */
export interface WebBuild {
  /** Folder of the built application. */
  readonly folder: string;
  readonly isNew: boolean;
}

export interface WebBuildOptions {
  /** Where builds are kept, each by the digest of what it was made from. */
  readonly cache: string;
  /** Called before a build that takes seconds. */
  readonly onBuild?: () => void;
}

/** Folders that end up in the browser, relative to the repository. */
const SOURCES = ["console/web", "console/server/src/view", "ui/src"];
const REPOSITORY = join(import.meta.dirname, "../../../..");

/**
 * The console's web application, built by Vite when nobody has built these sources yet. The folder appears whole or not at all, so two
 * consoles may build at once. Throws with Vite's own words when it cannot be built.
 */
export async function buildWeb({ cache, onBuild }: WebBuildOptions): Promise<WebBuild> {
  const folder = join(cache, (await digestOf(SOURCES)).slice(0, 16));
  if (existsSync(join(folder, "index.html"))) return { folder, isNew: false };
  onBuild?.();
  await mkdir(cache, { recursive: true });
  const made = `${folder}.${process.pid}`;
  try {
    await vite(made);
    await rename(made, folder);
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    // Somebody else was quicker.
    if (!existsSync(join(folder, "index.html"))) throw error;
  }
  await forgetOthers(cache, folder);
  return { folder, isNew: true };
}

/** In a process of its own: what it takes of memory is given back, and what it prints is kept for the error. */
function vite(out: string): Promise<void> {
  const web = join(REPOSITORY, "console/web");
  const resolved = createRequire(join(web, "package.json")).resolve("vite/package.json");
  const bin = join(dirname(resolved), "bin/vite.js");
  const child = spawn(process.execPath, [bin, "build", "--outDir", out, "--logLevel", "error"], {
    cwd: web,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const output of [child.stdout, child.stderr])
    output.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`the console cannot be built:\n${said.trim()}`)),
    );
  });
}

async function digestOf(folders: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(await readFile(join(REPOSITORY, "package-lock.json")));
  for (const folder of folders) {
    const entries = await readdir(join(REPOSITORY, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes("node_modules") && !/\.test\.tsx?$/.test(path))
      .sort();
    for (const path of files) hash.update(path.slice(REPOSITORY.length)).update(await readFile(path));
  }
  return hash.digest("hex");
}

/** The builds of other sources, but for those that are being made. */
async function forgetOthers(cache: string, kept: string): Promise<void> {
  const names = await readdir(cache);
  const others = names.filter((name) => /^[0-9a-f]{16}$/.test(name) && join(cache, name) !== kept);
  await Promise.all(others.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}
