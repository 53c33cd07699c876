import { mkdir, statfs } from "node:fs/promises";

/** Bytes that are free on the disk of a folder, which is made where it is not there. */
export async function freeBytesOf(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
