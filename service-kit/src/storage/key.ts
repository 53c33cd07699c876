import { InvalidKey } from "./storage.ts";

/** A key that is a relative path without detours. @throws InvalidKey */
export function checkedKey(key: string): string {
  const isPath = key
    .split("/")
    .every((segment) => segment !== "" && segment !== "." && segment !== ".." && !segment.includes("\0"));
  if (!isPath) throw new InvalidKey(key);
  return key;
}

/** The folder of a prefix, without the slash that it must end in. @throws InvalidKey */
export function folderOf(prefix: string): string {
  if (!prefix.endsWith("/")) throw new InvalidKey(prefix);
  return checkedKey(prefix.slice(0, -1));
}
