import type { PlatformRef } from "../state/state-folder.ts";
import { lastLines } from "./excerpt.ts";
import { type LogLine, logFiles } from "./log-line.ts";

/** How far back a log is read at most. */
const BYTES = 4 * 1024 * 1024;

/** The last lines of each log of a platform, of one process or of one service; works whether it runs or not. */
export async function readLogs(
  ref: PlatformRef,
  { name = null, lines }: { readonly name?: string | null; readonly lines: number },
): Promise<readonly LogLine[]> {
  const files = await logFiles(ref, name);
  return files.flatMap(({ process, path }) => lastLines(path, lines, BYTES).map((line) => ({ process, line })));
}
