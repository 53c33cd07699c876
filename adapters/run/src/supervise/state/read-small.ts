import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * The text of a file that stands in somebody else's folder; null when there is none. It follows no link and waits at no pipe,
 * so that whoever owns the folder can neither choose what is read nor hold up the reader.
 */
export async function readSmall(path: string): Promise<string | null> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST), 0, LARGEST, null);
    return buffer.toString("utf8", 0, bytesRead);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

const LARGEST = 4_096;
