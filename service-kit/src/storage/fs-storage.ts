import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { AppError, isDiskFull } from "../errors/index.ts";
import { freeBytesOf } from "./free-bytes.ts";
import { checkedKey, folderOf } from "./key.ts";
import type { Storage } from "./storage.ts";

/** Objects in a folder of this machine. What is acknowledged survives a power cut: file and folder entry are synced first. */
export function createFsStorage(root: string): Storage {
  const pathOf = (key: string) => join(root, checkedKey(key));
  return {
    workspace: join(root, "temp"),
    put: async (key, content) => orFull(() => putFile(pathOf(key), content)),
    async get(key) {
      const path = pathOf(key);
      return (await sizeOf(path)) === undefined ? undefined : createReadStream(path);
    },
    size: async (key) => sizeOf(pathOf(key)),
    list: async (prefix) => listFiles(root, folderOf(prefix)),
    deletePrefix: async (prefix) => rm(join(root, folderOf(prefix)), { recursive: true, force: true, maxRetries: 3 }),
    adopt: async (path, key) => orFull(() => moveIn(path, pathOf(key))),
    adoptFolder: async (path, prefix) =>
      orFull(async () => {
        await syncFiles(path);
        await moveIn(path, join(root, folderOf(prefix)));
      }),
    localPath: async (key) => pathOf(key),
    freeBytes: () => freeBytesOf(root),
  };
}

/** Writes beside the target and renames over it. */
async function putFile(path: string, content: Buffer | string | Readable): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.draft`;
  try {
    await using file = await open(draft, "wx");
    await file.writeFile(content);
    await file.sync();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

async function moveIn(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if ((await stat(from)).isFile()) await syncFile(from);
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Syncs the files of a folder, a few at a time, then the folder. */
async function syncFiles(folder: string): Promise<void> {
  const names = await readdir(folder);
  const lanes = Array.from({ length: 4 }, async () => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) await syncFile(join(folder, name));
  });
  await Promise.all(lanes);
  await syncFolder(folder);
}

async function syncFile(path: string): Promise<void> {
  await using file = await open(path, "r+");
  await file.sync();
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const { size } = await stat(path);
    return size;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(".draft"));
    return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function orFull<Result>(action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (isDiskFull(error)) throw new AppError("INSUFFICIENT_STORAGE", { cause: error });
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
