import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of each log that is written to, by name. */
export type LogSizes = Readonly<Record<string, number>>;

/** How large the logs of a platform are, and what was rotated away last. */
export async function logSizes(folder: string): Promise<LogSizes> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.log(\.1)?$/.test(name));
  const sizes = await Promise.all(names.map(async (name) => [name, await sizeOf(join(folder, name))] as const));
  return Object.fromEntries(sizes);
}

/** Bytes written between two looks. A log that has become smaller was rotated: what it had lies in `.1`, and it began anew. */
export function logGrowth(before: LogSizes, now: LogSizes): number {
  return Object.entries(now).reduce((sum, [name, size]) => {
    if (name.endsWith(".1")) return sum;
    const past = before[name] ?? 0;
    return sum + (size >= past ? size - past : size + Math.max(0, (now[`${name}.1`] ?? 0) - past));
  }, 0);
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 0;
}
