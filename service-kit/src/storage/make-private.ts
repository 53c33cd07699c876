import { lstat, mkdir } from "node:fs/promises";

/**
 * Makes a folder that only this user can look into: unfinished uploads are nobody else's business, and /tmp is everybody's.
 * What is there already is taken as it is, because it may be a mounted volume or /tmp itself.
 * Throws where the name is taken by another user (root is none) or leads elsewhere.
 */
export async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const own = process.getuid?.();
  if (!found.isDirectory()) throw new Error(`${folder} is no folder, but leads elsewhere`);
  if (own !== undefined && found.uid !== own && found.uid !== 0) throw new Error(`${folder} belongs to another user`);
}
